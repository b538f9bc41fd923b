package io.throughline.path.pattern;

import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Reserved;
import org.jspecify.annotations.Nullable;

/** Answers tests of step, touchpoint, channel, stage and campaign by contact code, as the set's definition names steps. */
final class KindPredicates {
    private final JourneySet set;
    private final InteractionKindNames names;

    KindPredicates(JourneySet set) {
        this.set = set;
        this.names = set.contacts();
    }

    boolean holds(StepPredicate test, int contact) {
        String has = nameOf(test.field(), contact);
        boolean equal = (has == null ? Reserved.NONE : has).equals(test.value());
        return test.comparison() == Comparison.EQUAL ? equal : !equal && has != null;
    }

    /** What a contact has in a field; null where it has nothing, or the scope drops it. */
    @Nullable
    String nameOf(Field field, int contact) {
        return switch (field) {
            case STEP -> stepOf(contact);
            case TOUCHPOINT -> names.touchpointOf(contact).id();
            case CHANNEL -> names.channelOf(contact);
            case STAGE -> names.stageOf(contact);
            case CAMPAIGN -> names.campaignOf(contact);
            case VALUE, ATTRIBUTE -> throw new IllegalArgumentException(field + " is a row's, not a contact's");
        };
    }

    private @Nullable String stepOf(int contact) {
        int step = set.plan().step()[contact];
        return step < 0 ? null : set.steps().id(step);
    }
}
