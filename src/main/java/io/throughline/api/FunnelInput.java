package io.throughline.api;

import io.throughline.journey.JourneySet;
import io.throughline.path.StepMatcher;
import io.throughline.path.funnel.Funnel;
import io.throughline.path.pattern.StepPattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A condition of a funnel as a query writes it. */
record FunnelInput(
        @Nullable List<String> anyOf,
        @Nullable String matching,
        boolean optional,
        @Nullable List<String> not) {

    /**
     * @param place in the funnel, from 0
     * @param set the journeys whose steps a pattern speaks of
     */
    Funnel.Condition toCondition(int place, JourneySet set) {
        StepMatcher matcher =
                matching == null ? null : matcher(StepPattern.of("steps[" + place + "].matching", matching, set));
        return new Funnel.Condition(anyOf, matcher, optional, not);
    }

    private static StepMatcher matcher(StepPattern pattern) {
        Optional<boolean[]> bySteps = pattern.bySteps();
        return bySteps.isPresent() ? new StepMatcher.OfSteps(bySteps.get()) : pattern::fits;
    }
}
