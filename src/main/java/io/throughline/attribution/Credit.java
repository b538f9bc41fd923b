package io.throughline.attribution;

import org.jspecify.annotations.Nullable;

/**
 * What one step is credited with.
 *
 * @param share conversions / conversions of all journeys; 0 where none converted
 * @param standardError of conversions; null where they are exact
 * @param removalEffect of MARKOV: 1 − P(conversion without this step) / P(conversion)
 * @param low interval of the removal effect; null without samples
 * @param shareLow interval of the share; null without samples
 */
public record Credit(
        String step,
        double conversions,
        double value,
        double share,
        @Nullable Double standardError,
        @Nullable Double removalEffect,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double shareLow,
        @Nullable Double shareHigh) {}
