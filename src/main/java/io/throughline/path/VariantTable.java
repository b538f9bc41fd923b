package io.throughline.path;

import io.throughline.journey.JourneyBlock;
import java.util.Arrays;
import java.util.List;

/** An open-addressing table of runs seen so far, with how many journeys have each. Runs are added in order, by one thread. */
final class VariantTable {
    private static final int FIRST_SLOTS = 1 << 8;

    private final List<JourneyBlock> blocks;
    private final Runs[] runs;
    private int[] slots = new int[FIRST_SLOTS];
    private long[] hashes = new long[FIRST_SLOTS];
    private long[] first = new long[FIRST_SLOTS];
    private long[] lastJourney = new long[FIRST_SLOTS];
    private int[] journeys = new int[FIRST_SLOTS];
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
            if (hashes[variant] == hash && same(first[variant], block, run)) {
                count(variant, block, run);
                return variant;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = size;
        hashes[size] = hash;
        first[size] = ((long) block << 32) | run;
        lastJourney[size] = -1;
        count(size, block, run);
        size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void count(int variant, int block, int run) {
        long journey = ((long) block << 32) | runs[block].journey()[run];
        if (lastJourney[variant] != journey) {
            lastJourney[variant] = journey;
            journeys[variant]++;
        }
    }

    private boolean same(long known, int block, int run) {
        Runs a = runs[(int) (known >>> 32)];
        int from = a.start()[(int) known];
        int other = runs[block].start()[run];
        int length = a.end()[(int) known] - from;
        if (length != runs[block].end()[run] - other) {
            return false;
        }
        int[] left = blocks.get((int) (known >>> 32)).step();
        int[] right = blocks.get(block).step();
        for (int k = 0; k < length; k++) {
            if (left[from + k] != right[other + k]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        int capacity = slots.length * 2;
        slots = new int[capacity];
        Arrays.fill(slots, -1);
        hashes = Arrays.copyOf(hashes, capacity);
        first = Arrays.copyOf(first, capacity);
        lastJourney = Arrays.copyOf(lastJourney, capacity);
        journeys = Arrays.copyOf(journeys, capacity);
        for (int variant = 0; variant < size; variant++) {
            int slot = (int) hashes[variant] & (capacity - 1);
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
        System.arraycopy(journeys, 0, target, at, size);
    }

    long representative(int variant) {
        return first[variant];
    }
}
