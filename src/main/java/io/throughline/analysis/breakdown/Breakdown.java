package io.throughline.analysis.breakdown;

import io.throughline.measure.Rate;
import org.jspecify.annotations.Nullable;

/**
 * Journeys that have one thing in common.
 *
 * @param key null: they have none; {@code OTHER}: the rest beyond those shown
 * @param medianSeconds from first to last interaction; null where no journey has times
 */
public record Breakdown(
        @Nullable String key,
        long count,
        long customers,
        Rate conversion,
        double value,
        @Nullable Double medianSeconds) {

    /** @param by as in the schema; @param top rows shown before the rest is one row */
    public record Request(String by, int top) {}
}
