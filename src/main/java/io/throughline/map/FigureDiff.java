package io.throughline.map;

import io.throughline.measure.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * A figure in two versions of a map.
 *
 * @param path where it stands, such as {@code stages/purchase/kpis/checkout-csat}
 * @param difference after − before
 * @param qValue of no difference, Benjamini–Hochberg over the figures of the map; null where there is too little evidence
 */
public record FigureDiff(
        String path,
        Estimate before,
        Estimate after,
        Estimate difference,
        @Nullable Double qValue) {}
