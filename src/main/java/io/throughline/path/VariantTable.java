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
    private int[] stepsEnd = new int[FIRST_SLOTS];
    private int[] steps = new int[4 * FIRST_SLOTS];
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
            if (hashes[variant] == hash && same(variant, block, run)) {
                count(variant, block, run);
                return variant;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = size;
        hashes[size] = hash;
        first[size] = ((long) block << 32) | run;
        lastJourney[size] = -1;
        keepSteps(block, run);
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

    /** Copied next to each other, so that comparing stays within the cache. */
    private void keepSteps(int block, int run) {
        int from = runs[block].start()[run];
        int length = runs[block].end()[run] - from;
        int at = size == 0 ? 0 : stepsEnd[size - 1];
        if (at + length > steps.length) {
            steps = Arrays.copyOf(steps, Math.max(at + length, steps.length * 2));
        }
        System.arraycopy(blocks.get(block).step(), from, steps, at, length);
        stepsEnd[size] = at + length;
    }

    private boolean same(int variant, int block, int run) {
        int from = variant == 0 ? 0 : stepsEnd[variant - 1];
        int length = stepsEnd[variant] - from;
        int other = runs[block].start()[run];
        if (length != runs[block].end()[run] - other) {
            return false;
        }
        int[] right = blocks.get(block).step();
        for (int k = 0; k < length; k++) {
            if (steps[from + k] != right[other + k]) {
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
        stepsEnd = Arrays.copyOf(stepsEnd, capacity);
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

    /** The block and the run that came first of each variant. */
    void copyRepresentatives(long[] target, int at) {
        System.arraycopy(first, 0, target, at, size);
    }
}
