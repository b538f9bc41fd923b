package io.throughline.kpi;

import io.throughline.catalogue.ChannelKind;
import io.throughline.measure.Rate;
import org.jspecify.annotations.Nullable;

/**
 * A stage or touchpoint as one channel serves it.
 *
 * @param share visits on this channel / visits
 * @param progress journeys that convert or later visit a later stage / journeys that visit it on this channel, from the first such visit on
 */
public record ChannelShare(
        @Nullable String stage,
        @Nullable String touchpoint,
        String channel,
        @Nullable ChannelKind kind,
        long visits,
        Rate share,
        Rate progress) {}
