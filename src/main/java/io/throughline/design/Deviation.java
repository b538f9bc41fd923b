package io.throughline.design;

import io.throughline.measure.Rate;
import org.jspecify.annotations.Nullable;

/**
 * One way in which journeys leave the design.
 *
 * @param step of a skip the id of the design's step, else that of the journey's
 * @param after the step of the design reached before it; null at the start
 * @param journeys journeys with it / all
 * @param visits extra visits, or journeys that skip
 * @param customers with such a journey
 * @param qValue of the two conversions being equal, over all deviations with enough evidence; null where there is too little
 * @param extraSeconds spent at these visits, until the next step, in all journeys that have times; null for skips and without times
 * @param lostConversions by the change of the chain that removes it; null where that is not told
 * @param allowed it costs nothing
 */
public record Deviation(
        DeviationKind kind,
        String step,
        @Nullable String after,
        Rate journeys,
        long visits,
        long customers,
        Rate conversionWith,
        Rate conversionWithout,
        @Nullable Double qValue,
        @Nullable Double extraSeconds,
        @Nullable Double lostConversions,
        boolean allowed) {

    /** The same, and what it costs. */
    public Deviation withLost(@Nullable Double conversions) {
        return new Deviation(
                kind,
                step,
                after,
                journeys,
                visits,
                customers,
                conversionWith,
                conversionWithout,
                qValue,
                extraSeconds,
                conversions,
                allowed);
    }
}
