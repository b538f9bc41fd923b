package io.throughline.journey;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Whole timelines of some customers as primitive columns: slot by slot the customers by ordinal, row by row their interactions by
 * time. Immutable once made; the arrays are shared, never copied and never written by readers.
 *
 * @param ordinals customer ordinal of each slot, ascending
 * @param offsets first row of each slot; one more entry than slots
 * @param at microseconds UTC, or step numbers
 * @param contact code of {@link InteractionKinds}
 * @param value NaN where there is none; null: no row has a value
 * @param idHash 64-bit hash of the customer's id, by slot: an order and a seed that do not depend on how data arrived
 * @param stepClock slots whose {@code at} counts steps
 * @param order number of the order of each row, 0 for none; null: no row has one
 * @param sequence number that orders equal times, NaN where there is none; null: no row has one
 * @param ties rows whose order is not that of one import; null: there are none
 */
public record Timelines(
        int[] ordinals,
        int[] offsets,
        long[] at,
        int[] contact,
        double @Nullable [] value,
        long[] idHash,
        BitSet stepClock,
        int @Nullable [] order,
        double @Nullable [] sequence,
        @Nullable Ties ties) {

    /** Without orders, sequences and ties. */
    public Timelines(
            int[] ordinals,
            int[] offsets,
            long[] at,
            int[] contact,
            double @Nullable [] value,
            long[] idHash,
            BitSet stepClock) {
        this(ordinals, offsets, at, contact, value, idHash, stepClock, null, null, null);
    }

    public int customers() {
        return ordinals.length;
    }

    /** The row that was flagged, of a conversion that was derived from a flag: the one before it, where none comes between; −1 where that row is not here. */
    public int flagged(int derived) {
        int tie = ties == null ? -1 : ties.find(derived);
        return ties == null || tie < 0 ? derived - 1 : ties.owns()[tie];
    }

    public int rows() {
        return offsets[ordinals.length];
    }

    /** Value of a row, 0 where it has none. */
    public double valueAt(int row) {
        return value == null || Double.isNaN(value[row]) ? 0 : value[row];
    }
}
