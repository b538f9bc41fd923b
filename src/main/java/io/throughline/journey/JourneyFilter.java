package io.throughline.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which journeys a scope keeps, once they are cut. Every condition given must hold; null asks for nothing.
 *
 * @param visiting steps that are all visited
 * @param notVisiting steps none of which is visited
 * @param startsWith the first steps, in this order
 * @param matching a path pattern
 * @param attributes a CEL expression that holds for at least one interaction
 * @param number which journeys of a customer, the first is 1
 * @param excludeOpen leave out journeys that may still go on
 */
public record JourneyFilter(
        @Nullable Period period,
        @Nullable Boolean converted,
        @Nullable List<String> visiting,
        @Nullable List<String> notVisiting,
        @Nullable List<String> startsWith,
        @Nullable String matching,
        @Nullable String attributes,
        @Nullable NumberRange number,
        boolean excludeOpen) {
    public static final JourneyFilter ALL = new JourneyFilter(null, null, null, null, null, null, null, null, false);

    public JourneyFilter {
        visiting = visiting == null ? null : List.copyOf(visiting);
        notVisiting = notVisiting == null ? null : List.copyOf(notVisiting);
        startsWith = startsWith == null ? null : List.copyOf(startsWith);
    }

    public JourneyFilter withMatching(String pattern) {
        return new JourneyFilter(
                period, converted, visiting, notVisiting, startsWith, pattern, attributes, number, excludeOpen);
    }

    public JourneyFilter withConverted(boolean only) {
        return new JourneyFilter(
                period, only, visiting, notVisiting, startsWith, matching, attributes, number, excludeOpen);
    }

    /** Whether it asks for the steps of a journey. */
    public boolean choosesBySteps() {
        return visiting != null || notVisiting != null || startsWith != null || matching != null;
    }

    /** Journeys of one period alone. */
    public static JourneyFilter of(@Nullable Period period) {
        return new JourneyFilter(period, null, null, null, null, null, null, null, false);
    }
}
