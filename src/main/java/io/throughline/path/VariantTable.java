package io.throughline.path;

import io.throughline.journey.JourneyBlock;
import java.util.Arrays;
import java.util.List;

/**
 * An open-addressing table of runs seen so far, with how many journeys have each. Runs are added in order, by one thread. What is looked at
 * together lies together: four numbers a variant, and its steps copied one after the other.
 */
final class VariantTable {
    private static final int FIRST_SLOTS = 1 << 8;
    private static final int WIDTH = 4;
    private static final int HASH = 0;
    private static final int FIRST = 1;
    private static final int LAST_JOURNEY = 2;

    /** Journeys in the lower half, where the variant's steps begin in the upper. */
    private static final int COUNT = 3;

    private final List<JourneyBlock> blocks;
    private final Runs[] runs;
    private int[] slots = new int[FIRST_SLOTS];
    private long[] entries = new long[WIDTH * FIRST_SLOTS];
    private int[] steps = new int[4 * FIRST_SLOTS];
    private int stepsSize;
    private int size;

    VariantTable(List<JourneyBlock> blocks, Runs[] runs) {
        this.blocks = blocks;
        this.runs = runs;
        Arrays.fill(slots, -1);
    }

    /** The variant of a run, new or known. */
    int add(int block, int run) {
        long hash = runs[block].hash()[run];
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] >= 0) {
            int variant = slots[slot];
            if (entries[WIDTH * variant + HASH] == hash && same(variant, block, run)) {
                count(variant, block, run);
                return variant;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = size;
        begin(hash, block, run);
        count(size, block, run);
        size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void begin(long hash, int block, int run) {
        int entry = WIDTH * size;
        entries[entry + HASH] = hash;
        entries[entry + FIRST] = ((long) block << 32) | run;
        entries[entry + LAST_JOURNEY] = -1;
        entries[entry + COUNT] = (long) stepsSize << 32;
        int from = runs[block].start()[run];
        int length = runs[block].end()[run] - from;
        if (stepsSize + length + 1 > steps.length) {
            steps = Arrays.copyOf(steps, Math.max(Math.addExact(stepsSize, length + 1), steps.length * 2));
        }
        steps[stepsSize] = length;
        System.arraycopy(blocks.get(block).step(), from, steps, stepsSize + 1, length);
        stepsSize += length + 1;
    }

    private void count(int variant, int block, int run) {
        long journey = ((long) block << 32) | runs[block].journey()[run];
        int entry = WIDTH * variant;
        if (entries[entry + LAST_JOURNEY] != journey) {
            entries[entry + LAST_JOURNEY] = journey;
            entries[entry + COUNT]++;
        }
    }

    private boolean same(int variant, int block, int run) {
        int at = (int) (entries[WIDTH * variant + COUNT] >>> 32);
        int from = runs[block].start()[run];
        int to = runs[block].end()[run];
        return steps[at] == to - from
                && Arrays.equals(
                        steps, at + 1, at + 1 + to - from, blocks.get(block).step(), from, to);
    }

    private void grow() {
        int capacity = slots.length * 2;
        slots = new int[capacity];
        Arrays.fill(slots, -1);
        entries = Arrays.copyOf(entries, WIDTH * capacity / 2 + WIDTH);
        for (int variant = 0; variant < size; variant++) {
            int slot = (int) entries[WIDTH * variant + HASH] & (capacity - 1);
            while (slots[slot] >= 0) {
                slot = (slot + 1) & (capacity - 1);
            }
            slots[slot] = variant;
        }
    }

    int size() {
        return size;
    }

    void copyJourneys(int[] target, int at) {
        for (int variant = 0; variant < size; variant++) {
            target[at + variant] = (int) entries[WIDTH * variant + COUNT];
        }
    }

    long representative(int variant) {
        return entries[WIDTH * variant + FIRST];
    }
}
