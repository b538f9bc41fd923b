package io.throughline.path.pattern;

import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Matches by trying every way, as the definitions read: what the automaton is compared with. */
final class Backtracking {
    private final JourneySet set;
    private final JourneyBlock block;
    private final int from;
    private final int steps;

    private Backtracking(JourneySet set, JourneyBlock block, int journey) {
        this.set = set;
        this.block = block;
        from = block.offset()[journey];
        steps = block.offset()[journey + 1] - from;
    }

    static boolean matches(Node node, JourneySet set, JourneyBlock block, int journey) {
        Backtracking tries = new Backtracking(set, block, journey);
        for (int at = 0; at <= tries.steps; at++) {
            if (tries.matches(node, at, end -> true)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the step at a place of the block is such a one. */
    static boolean holds(Single single, JourneySet set, JourneyBlock block, int place) {
        return new Backtracking(set, block, 0).holds(single, place);
    }

    private boolean matches(Node node, int at, IntPredicate rest) {
        if (node instanceof Node.One one) {
            return at < steps && holds(one.single(), from + at) && rest.test(at + 1);
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence(sequence, 0, at, rest);
        }
        if (node instanceof Node.Choice choice) {
            return choice.options().stream().anyMatch(option -> matches(option, at, rest));
        }
        if (node instanceof Node.Repeat repeat) {
            return repeat(repeat, 0, at, rest);
        }
        return at == (node == Node.Anchor.START ? 0 : steps) && rest.test(at);
    }

    private boolean sequence(Node.Sequence sequence, int part, int at, IntPredicate rest) {
        return part == sequence.parts().size()
                ? rest.test(at)
                : matches(sequence.parts().get(part), at, next -> sequence(sequence, part + 1, next, rest));
    }

    private boolean repeat(Node.Repeat repeat, int done, int at, IntPredicate rest) {
        if (done >= repeat.from() && rest.test(at)) {
            return true;
        }
        return done < repeat.to()
                && matches(
                        repeat.body(),
                        at,
                        next -> (next > at || done < repeat.from()) && repeat(repeat, done + 1, next, rest));
    }

    private boolean holds(Single single, int place) {
        if (single instanceof Single.Tested tested) {
            return tested.all().stream().allMatch(test -> holds(test, place));
        }
        if (single instanceof Single.Not not) {
            return !holds(not.single(), place);
        }
        if (single instanceof Single.OneOf oneOf) {
            return oneOf.choices().stream().anyMatch(choice -> holds(choice, place));
        }
        return true;
    }

    private boolean holds(StepPredicate test, int place) {
        int row = block.row().at(place);
        if (test.field() == Field.VALUE) {
            double[] values = block.timelines().value();
            return values != null && compares(values[row], test);
        }
        String has = has(test.field(), place, row);
        return switch (test.comparison()) {
            case EQUAL -> has == null ? test.value().equals("(none)") : has.equals(test.value());
            case UNEQUAL -> has != null && !has.equals(test.value());
            default -> throw new AssertionError(test);
        };
    }

    private @Nullable String has(Field field, int place, int row) {
        InteractionKindNames names = set.contacts();
        int contact = block.timelines().contact()[row];
        return switch (field) {
            case STEP -> set.steps().id(block.step()[place]);
            case TOUCHPOINT -> names.touchpointOf(contact).id();
            case CHANNEL -> names.channelOf(contact);
            case STAGE -> names.stageOf(contact);
            case CAMPAIGN -> names.campaignOf(contact);
            default -> RandomJourneys.planOf(row).isEmpty() ? null : RandomJourneys.planOf(row);
        };
    }

    private static boolean compares(double has, StepPredicate test) {
        double asked = Double.parseDouble(test.value());
        if (Double.isNaN(has)) {
            return false;
        }
        int sign = Double.compare(has, asked);
        return switch (test.comparison()) {
            case EQUAL -> sign == 0;
            case UNEQUAL -> sign != 0;
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            case MORE -> sign > 0;
            case AT_LEAST -> sign >= 0;
        };
    }
}
