package io.throughline.layout;

import io.throughline.journey.InvalidArgument;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a graph is to be laid out.
 *
 * @param topPerStage steps of a stage that get a card of their own, those with most visits; the others share one. Null: all of them, or
 *     {@value #FEW} where there would be more than {@value #ROOMY} cards
 * @param minShare a link is shown where it is at least this share of what leaves its source or reaches its target
 * @param unfolded stages that keep their cards although few visits fall on them
 */
public record LayoutRequest(@Nullable Integer topPerStage, double minShare, Set<String> unfolded) {
    /** Cards up to which every step gets its own. */
    static final int ROOMY = 60;
    /** Cards of a stage where there are too many for that. */
    static final int FEW = 8;

    public LayoutRequest {
        unfolded = Set.copyOf(unfolded);
        if (topPerStage != null && topPerStage < 1) {
            throw new InvalidArgument("topPerStage", topPerStage, "1 or more");
        }
        if (!(minShare >= 0 && minShare <= 1)) {
            throw new InvalidArgument("minShare", minShare, "0 to 1");
        }
    }
}
