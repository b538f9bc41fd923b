package io.throughline.index;

import io.throughline.journey.Timelines;
import java.util.Map;

/**
 * Timelines of customers with several ids, laid together.
 *
 * @param timelines by the ordinal that stands for its customer
 * @param segments of each row: which of the segments of ids it is from
 * @param rows of each row: its place there
 * @param persons ordinal that stands for the customer, by the ordinal of each id of such a customer
 */
record PersonRows(Timelines timelines, byte[] segments, int[] rows, Map<Integer, Integer> persons) {
    /** Codes of an attribute by row. @param columns its codes in the segments of ids */
    int[] gather(int[][] columns) {
        int[] codes = new int[rows.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = columns[segments[row]][rows[row]];
        }
        return codes;
    }
}
