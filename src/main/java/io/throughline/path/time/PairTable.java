package io.throughline.path.time;

import java.util.Arrays;

/** Numbers pairs of codes from 0, in the order in which they are first seen. Written by one thread. */
final class PairTable {
    private int[] slots = new int[64];
    private long[] keys = new long[32];
    private int size;

    PairTable() {
        Arrays.fill(slots, -1);
    }

    int size() {
        return size;
    }

    int from(int pair) {
        return (int) (keys[pair] >>> 32);
    }

    int to(int pair) {
        return (int) keys[pair];
    }

    /** The number of a pair, new or known. */
    int add(int from, int to) {
        long key = ((long) from << 32) | to;
        int at = slot(key);
        if (slots[at] >= 0) {
            return slots[at];
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        slots[at] = size;
        keys[size++] = key;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private int slot(long key) {
        long h = key * 0x9E3779B97F4A7C15L;
        int at = (int) (h >>> 33) & (slots.length - 1);
        while (slots[at] >= 0 && keys[slots[at]] != key) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, -1);
        for (int pair = 0; pair < size; pair++) {
            slots[slot(keys[pair])] = pair;
        }
    }
}
