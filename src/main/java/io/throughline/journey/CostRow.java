package io.throughline.journey;

import org.jspecify.annotations.Nullable;

/**
 * What was spent on one day.
 *
 * @param day days since 1970-01-01
 * @param channel on which; null where only the campaign is known
 * @param campaign for which; null where only the channel is known
 * @param cost 0 or more, in the unit of conversion values
 */
public record CostRow(
        long day, @Nullable String channel, @Nullable String campaign, double cost) {
    public CostRow {
        if (channel == null && campaign == null) {
            throw new IllegalArgumentException("a cost needs a channel or a campaign");
        }
        if (!(cost >= 0) || Double.isInfinite(cost)) {
            throw new IllegalArgumentException("cost " + cost);
        }
    }
}
