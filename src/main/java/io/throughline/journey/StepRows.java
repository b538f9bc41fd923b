package io.throughline.journey;

import org.jspecify.annotations.Nullable;

/**
 * Which row of the timelines each step of a block stands at. Where every row of a run is a step in its place, the rows follow from the
 * first one and nothing is kept for each.
 */
public final class StepRows {
    private final int first;
    private final int @Nullable [] rows;

    private StepRows(int first, int @Nullable [] rows) {
        this.first = first;
        this.rows = rows;
    }

    /** Row by row from {@code first} on. */
    static StepRows from(int first) {
        return new StepRows(first, null);
    }

    /** @param rows by step; may be longer than what is used, never written again */
    public static StepRows of(int[] rows) {
        return new StepRows(0, rows);
    }

    public int at(int step) {
        return rows == null ? first + step : rows[step];
    }
}
