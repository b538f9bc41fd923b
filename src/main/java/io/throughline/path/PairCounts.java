package io.throughline.path;

import java.util.Arrays;

/** Counts of numbers from 0 on, by open addressing. */
public final class PairCounts {
    private static final long FREE = -1;

    private long[] keys = new long[256];
    private long[] counts = new long[256];
    private int size;

    public PairCounts() {
        Arrays.fill(keys, FREE);
    }

    public void add(long key) {
        add(key, 1);
    }

    public void add(long key, long times) {
        int slot = slot(key);
        if (keys[slot] == FREE) {
            if (2 * ++size > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
        }
        counts[slot] += times;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new long[oldKeys.length * 2];
        Arrays.fill(keys, FREE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    public void merge(PairCounts other) {
        for (int i = 0; i < other.keys.length; i++) {
            if (other.keys[i] != FREE) {
                add(other.keys[i], other.counts[i]);
            }
        }
    }

    public long count(long key) {
        return counts[slot(key)];
    }

    public long[] sortedKeys() {
        return Arrays.stream(keys).filter(key -> key != FREE).sorted().toArray();
    }
}
