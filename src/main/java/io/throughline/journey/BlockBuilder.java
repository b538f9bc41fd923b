package io.throughline.journey;

import java.util.Arrays;

/** Growing columns of a {@link JourneyBlock}; the last journey may be taken back. */
final class BlockBuilder {
    private final Timelines timelines;
    private final boolean collapse;
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
        this.collapse = collapse;
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

    void addStep(int code, int atRow, boolean conversion) {
        if (collapse && !conversion && steps > offset[journeys] && step[steps - 1] == code) {
            lastRow[steps - 1] = atRow;
            return;
        }
        step[steps] = code;
        row[steps] = atRow;
        lastRow[steps] = atRow;
        steps++;
    }

    /** Drops the steps added since the last journey. */
    void dropSteps() {
        steps = offset[journeys];
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
        return new JourneyBlock(
                timelines, journeys, offset, step, row, lastRow, slot, number, interactions, value, flags);
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
