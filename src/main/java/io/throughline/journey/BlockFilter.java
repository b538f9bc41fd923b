package io.throughline.journey;

import java.util.BitSet;

/** Copies the chosen journeys of a block, as they are, into a block of their own. Cost: linear in what is copied. */
final class BlockFilter {
    private final JourneyBlock from;
    private final BitSet kept;
    private final int journeys;

    private BlockFilter(JourneyBlock from, BitSet kept) {
        this.from = from;
        this.kept = kept;
        this.journeys = kept.cardinality();
    }

    /** @param kept places below the block's number of journeys */
    static JourneyBlock keep(JourneyBlock from, BitSet kept) {
        if (kept.length() > from.journeys()) {
            throw new IllegalArgumentException("journey " + (kept.length() - 1) + " of " + from.journeys());
        }
        BlockFilter filter = new BlockFilter(from, kept);
        return filter.journeys == from.journeys() ? from : filter.copy();
    }

    private JourneyBlock copy() {
        int[] offset = offsets();
        StepRows row = rows(from.row(), offset[journeys]);
        boolean collapsed = from.lastRow() != from.row();
        return new JourneyBlock(
                from.timelines(),
                journeys,
                offset,
                steps(from.step(), offset[journeys]),
                row,
                collapsed ? rows(from.lastRow(), offset[journeys]) : row,
                ofJourneys(from.slot()),
                ofJourneys(from.number()),
                ofJourneys(from.interactions()),
                values(),
                flags());
    }

    private int[] offsets() {
        int[] offset = new int[journeys + 1];
        int next = 0;
        for (int j = kept.nextSetBit(0); j >= 0; j = kept.nextSetBit(j + 1)) {
            offset[next + 1] = offset[next++] + from.offset()[j + 1] - from.offset()[j];
        }
        return offset;
    }

    /** Copies run by run of neighbouring journeys, whose steps stand together. */
    private int[] steps(int[] column, int size) {
        int[] copy = new int[size];
        int next = 0;
        for (int j = kept.nextSetBit(0); j >= 0; j = kept.nextSetBit(j)) {
            int end = kept.nextClearBit(j);
            int length = from.offset()[end] - from.offset()[j];
            System.arraycopy(column, from.offset()[j], copy, next, length);
            next += length;
            j = end;
        }
        return copy;
    }

    private StepRows rows(StepRows column, int size) {
        int[] copy = new int[size];
        int next = 0;
        for (int j = kept.nextSetBit(0); j >= 0; j = kept.nextSetBit(j + 1)) {
            for (int k = from.offset()[j]; k < from.offset()[j + 1]; k++) {
                copy[next++] = column.at(k);
            }
        }
        return StepRows.of(copy);
    }

    private int[] ofJourneys(int[] column) {
        int[] copy = new int[journeys];
        int next = 0;
        for (int j = kept.nextSetBit(0); j >= 0; j = kept.nextSetBit(j + 1)) {
            copy[next++] = column[j];
        }
        return copy;
    }

    private double[] values() {
        double[] copy = new double[journeys];
        int next = 0;
        for (int j = kept.nextSetBit(0); j >= 0; j = kept.nextSetBit(j + 1)) {
            copy[next++] = from.value()[j];
        }
        return copy;
    }

    private byte[] flags() {
        byte[] copy = new byte[journeys];
        int next = 0;
        for (int j = kept.nextSetBit(0); j >= 0; j = kept.nextSetBit(j + 1)) {
            copy[next++] = from.flags()[j];
        }
        return copy;
    }
}
