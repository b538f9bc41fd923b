package io.throughline.analysis.map;

import io.throughline.measure.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What journeys do in one stage. A touchpoint outside the map counts as before its first stage.
 *
 * @param stage null: touchpoints in no stage
 * @param reached journeys that visit it / journeys
 * @param progress journeys that after the first visit visit a later stage or convert / journeys that visit it
 * @param exitShare journeys that end here unconverted / journeys that visit it
 * @param loopsBack journeys that come back to it after a later stage / journeys that visit it
 * @param medianSeconds from entering to leaving it the first time, or to the last interaction where it is never left; null where
 *     journeys count steps
 * @param visits steps, after collapse
 * @param customers who visit it
 * @param touchpoints with visits, most first, ties by id
 */
public record StageFigures(
        @Nullable String stage,
        Rate reached,
        Rate progress,
        Rate exitShare,
        Rate loopsBack,
        @Nullable Double medianSeconds,
        long visits,
        long customers,
        List<TouchpointFigures> touchpoints) {
    public StageFigures {
        touchpoints = List.copyOf(touchpoints);
    }
}
