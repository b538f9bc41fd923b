package io.throughline.path.pattern;

import io.throughline.journey.JourneySet;
import io.throughline.journey.NearestNames;
import io.throughline.journey.Reserved;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names that the journeys of a set hold: its steps, and what the interactions in the data have. */
final class KnownNames implements NameCheck {
    private final JourneySet set;
    private final KindPredicates contacts;
    private final Map<Field, Set<String>> names = new EnumMap<>(Field.class);

    KnownNames(JourneySet set) {
        this.set = set;
        this.contacts = new KindPredicates(set);
    }

    @Override
    public @Nullable String valueInstead(StepPredicate test) {
        if (!test.field().ofContact()) {
            return null;
        }
        boolean none = test.field() != Field.STEP && test.value().equals(Reserved.NONE);
        Set<String> known = names.computeIfAbsent(test.field(), this::list);
        return none || known.contains(test.value()) ? null : NearestNames.nearest(test.value(), known);
    }

    @Override
    public @Nullable String attributeInstead(String name) {
        List<String> known = set.columns().attributeNames();
        return known.contains(name) ? null : NearestNames.nearest(name, known);
    }

    private Set<String> list(Field field) {
        Set<String> found = new TreeSet<>();
        for (int contact = 0; contact < set.plan().step().length; contact++) {
            String name = contacts.nameOf(field, contact);
            if (name != null) {
                found.add(name);
            }
        }
        return found;
    }
}
