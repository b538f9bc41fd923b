package io.throughline.api;

import io.throughline.journey.InvalidArgument;
import io.throughline.path.Funnel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition of a funnel as a query writes it. */
record FunnelInput(
        @Nullable List<String> anyOf,
        @Nullable String matching,
        @Nullable Boolean optional,
        @Nullable List<String> not) {

    /** @param place in the funnel, from 0 */
    Funnel.Condition toCondition(int place) {
        if (matching != null) {
            throw new InvalidArgument("steps[" + place + "].matching", matching, "nothing: name the steps in `anyOf`");
        }
        return new Funnel.Condition(anyOf, null, Boolean.TRUE.equals(optional), not);
    }
}
