package io.throughline.journey;

import java.util.Arrays;

/**
 * Rows of moments of which one import alone cannot tell the order. They stand by (place within their import, content); a cut moves
 * conversions behind what other imports brought for the moment.
 *
 * @param rows rows of such moments, ascending
 * @param chains of each of them: rows of one moment with the same number keep their order
 * @param places where the row that arrived at that place stands
 * @param owns of each that was derived from a flag: the row that was flagged; −1 for all others and where that row is not here
 */
public record Ties(int[] rows, int[] chains, int[] places, int[] owns) {

    /** Where a row stands among {@link #rows}; negative where it is none of them. */
    public int find(int row) {
        return Arrays.binarySearch(rows, row);
    }

    /** Where the row stands that arrived as the {@code row}-th. */
    public int place(int row) {
        int tie = find(row);
        return tie < 0 ? row : places[tie];
    }
}
