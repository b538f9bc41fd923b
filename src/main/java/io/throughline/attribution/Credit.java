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
 * @param cost spent on the step in the period; null where not known
 * @param costPerConversion cost / conversions; null without either
 * @param returnOnSpend value / cost; null without cost
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
        @Nullable Double shareHigh,
        @Nullable Double cost,
        @Nullable Double costPerConversion,
        @Nullable Double returnOnSpend) {

    /** With what was spent on the step; null where that is not known. */
    Credit withCost(@Nullable Double spent) {
        return new Credit(
                step,
                conversions,
                value,
                share,
                standardError,
                removalEffect,
                low,
                high,
                shareLow,
                shareHigh,
                spent,
                spent == null || conversions <= 0 ? null : (Double) (spent / conversions),
                spent == null || spent == 0 ? null : (Double) (value / spent));
    }
}
