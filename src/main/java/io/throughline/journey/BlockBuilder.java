package io.throughline.journey;

import java.util.Arrays;

/** Growing columns of a {@link JourneyBlock}; the last journey may be taken back. */
final class BlockBuilder {
    private final Timelines timelines;
    int journeys;
    int steps;
    int[] offset;
    final int[] step;
    final int[] row;
    final int[] lastRow;
    int[] slot;
    int[] number;
    int[] interactions;
    double[] value;
    byte[] flags;

    BlockBuilder(Timelines timelines, int rows, boolean collapse) {
        this.timelines = timelines;
        step = new int[rows];
        row = new int[rows];
        lastRow = collapse ? new int[rows] : row;
        int start = rows / 3 + 16;
        offset = new int[start + 1];
        slot = new int[start];
        number = new int[start];
        interactions = new int[start];
        value = new double[start];
        flags = new byte[start];
    }

    /** Steps added since the last journey was closed. */
    int pending() {
        return steps - offset[journeys];
    }

    void addStep(int code, int atRow) {
        step[steps] = code;
        row[steps++] = atRow;
    }

    void dropPending() {
        steps = offset[journeys];
    }

    /** Drops the first {@code count} pending steps. */
    void dropFirst(int count) {
        int from = offset[journeys];
        int left = steps - from - count;
        System.arraycopy(step, from + count, step, from, left);
        System.arraycopy(row, from + count, row, from, left);
        steps = from + left;
    }

    /** Joins runs of one step among the pending ones; the last stays apart where it is a conversion. */
    void collapsePending(boolean converted) {
        int from = offset[journeys];
        int end = converted ? steps - 1 : steps;
        int to = from;
        for (int i = from; i < steps; i++) {
            if (to > from && i < end && step[to - 1] == step[i]) {
                lastRow[to - 1] = row[i];
            } else {
                step[to] = step[i];
                row[to] = row[i];
                lastRow[to++] = row[i];
            }
        }
        steps = to;
    }

    /** Closes the steps added since the last journey into one journey and returns its place. */
    int closeJourney(int slot, int number, int interactions, double value, int flags) {
        if (journeys == this.slot.length) {
            grow();
        }
        this.slot[journeys] = slot;
        this.number[journeys] = number;
        this.interactions[journeys] = interactions;
        this.value[journeys] = value;
        this.flags[journeys] = (byte) flags;
        offset[journeys + 1] = steps;
        return journeys++;
    }

    JourneyBlock build() {
        StepRows rows = StepRows.of(row);
        StepRows lastRows = lastRow == row ? rows : StepRows.of(lastRow);
        return new JourneyBlock(
                timelines, journeys, offset, step, rows, lastRows, slot, number, interactions, value, flags);
    }

    private void grow() {
        int more = journeys * 2;
        offset = Arrays.copyOf(offset, more + 1);
        slot = Arrays.copyOf(slot, more);
        number = Arrays.copyOf(number, more);
        interactions = Arrays.copyOf(interactions, more);
        value = Arrays.copyOf(value, more);
        flags = Arrays.copyOf(flags, more);
    }
}
