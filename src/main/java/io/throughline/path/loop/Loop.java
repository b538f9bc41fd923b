package io.throughline.path.loop;

import io.throughline.measure.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A return to a step that was visited before, by loop erasure.
 *
 * @param steps from the step it begins at to the return to it, so the first is also the last
 * @param extraVisits visits it added to all journeys
 * @param extraSeconds time it took in all journeys that have times, loops within it left out; null where none has
 */
public record Loop(
        List<String> steps,
        long journeys,
        long times,
        long extraVisits,
        @Nullable Double extraSeconds,
        Rate conversionWith,
        Rate conversionWithout) {
    public Loop {
        steps = List.copyOf(steps);
    }
}
