package io.throughline.attribution;

import java.util.List;

/**
 * How far two models agree on which steps deserve more.
 *
 * <p>Formula: Kendall's tau-b of the credits over all pairs of steps; 1 where neither model tells any two steps apart, 0 where only one does. Range: −1 to 1.
 *
 * @param reversed pairs of steps of which {@code a} credits the first more, {@code b} the second
 */
public record ModelPair(AttributionModel a, AttributionModel b, double kendall, List<List<String>> reversed) {
    public ModelPair {
        reversed = reversed.stream().map(List::copyOf).toList();
    }
}
