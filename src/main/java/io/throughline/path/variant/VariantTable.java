package io.throughline.path.variant;

import io.throughline.journey.JourneyBlock;
import java.util.Arrays;

/**
 * An open-addressing table of runs seen so far, with how many journeys have each. Runs are added in the order of the data, by one thread.
 * Where a key is a hash the steps themselves are compared.
 */
final class VariantTable {
    private static final int FIRST_SLOTS = 1 << 8;
    private static final long LOWER = 0xFFFF_FFFFL;

    private final Spans[] runs;
    private long[] slotKeys = new long[FIRST_SLOTS];
    private int[] slots = new int[FIRST_SLOTS];
    /** By variant: block and run that stand for it, the first of them. */
    private long[] first = new long[FIRST_SLOTS / 2];
    /** By variant: the last journey counted in the upper half, how many were counted in the lower. */
    private long[] counts = new long[FIRST_SLOTS / 2];

    private int size;

    VariantTable(Spans[] runs) {
        this.runs = runs;
        Arrays.fill(slots, -1);
    }

    /** The variant of a run, new or known. @param journey number of its journey over all blocks, from 1 */
    int add(long key, int block, int run, int journey) {
        int slot = slot(key, block, run);
        int variant = slots[slot];
        if (variant < 0) {
            variant = begin(slot, key, block, run);
        }
        if ((counts[variant] >>> 32) != journey) {
            counts[variant] = (long) journey << 32 | (counts[variant] & LOWER) + 1;
        }
        return variant;
    }

    private int slot(long key, int block, int run) {
        int mask = slots.length - 1;
        int slot = (int) SpanKeys.spread(key) & mask;
        while (slots[slot] >= 0
                && (slotKeys[slot] != key || (SpanKeys.isHash(key) && !same(slots[slot], block, run)))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean same(int variant, int block, int run) {
        Spans own = runs[(int) (first[variant] >>> 32)];
        int known = (int) first[variant];
        int knownJourney = own.journey(known);
        Spans other = runs[block];
        int journey = other.journey(run);
        return Arrays.equals(
                own.block().step(),
                own.start(knownJourney, known),
                own.end(knownJourney, known),
                other.block().step(),
                other.start(journey, run),
                other.end(journey, run));
    }

    /** The variant with these steps, or −1. */
    int find(long key, int[] steps) {
        int mask = slots.length - 1;
        int slot = (int) SpanKeys.spread(key) & mask;
        while (slots[slot] >= 0) {
            if (slotKeys[slot] == key && (!SpanKeys.isHash(key) || same(slots[slot], steps))) {
                return slots[slot];
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    private boolean same(int variant, int[] steps) {
        Spans own = runs[(int) (first[variant] >>> 32)];
        JourneyBlock block = own.block();
        int run = (int) first[variant];
        int journey = own.journey(run);
        return Arrays.equals(block.step(), own.start(journey, run), own.end(journey, run), steps, 0, steps.length);
    }

    private int begin(int slot, long key, int block, int run) {
        int variant = size++;
        if (variant == first.length) {
            first = Arrays.copyOf(first, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        slots[slot] = variant;
        slotKeys[slot] = key;
        first[variant] = (long) block << 32 | run;
        if (size * 2 > slots.length) {
            grow();
        }
        return variant;
    }

    /** Equal keys keep their order, so runs that merely share a hash stay apart without being compared again. */
    private void grow() {
        long[] oldKeys = slotKeys;
        int[] old = slots;
        slotKeys = new long[old.length * 2];
        slots = new int[old.length * 2];
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int i = 0; i < old.length; i++) {
            if (old[i] >= 0) {
                int slot = (int) SpanKeys.spread(oldKeys[i]) & mask;
                while (slots[slot] >= 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = old[i];
                slotKeys[slot] = oldKeys[i];
            }
        }
    }

    int size() {
        return size;
    }

    void copyJourneys(int[] target, int at) {
        for (int variant = 0; variant < size; variant++) {
            target[at + variant] = (int) counts[variant];
        }
    }

    long representative(int variant) {
        return first[variant];
    }
}
