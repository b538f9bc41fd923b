package io.throughline.graph;

import java.util.Arrays;

/**
 * Counts by (from, to): a square where there are few nodes, an open-addressing table where there are many. Written by one thread.
 *
 * <p>Cost: one array access an entry in the square, a short probe in the table.
 */
final class EdgeTable {
    private static final int SQUARE_NODES = 704;
    private static final int JOURNEYS = 32;

    private final int nodes;
    private final boolean square;
    /** Journeys in the upper half, transitions in the lower. */
    private long[] cells;
    /** The last journey seen. */
    private int[] stamps;

    private long[] keys;
    private int used;

    EdgeTable(int nodes) {
        this.nodes = nodes;
        this.square = nodes <= SQUARE_NODES;
        int slots = square ? nodes * nodes : 1 << 12;
        this.cells = new long[slots];
        this.stamps = new int[slots];
        this.keys = new long[square ? 0 : slots];
        Arrays.fill(keys, -1);
    }

    /** One transition; {@code journey} ≥ 1 tells journeys apart, ascending. Without a branch: whether a journey comes back is not to be foreseen. */
    void add(int from, int to, int journey) {
        int cell = cell(from, to);
        long isNew = stamps[cell] - journey >>> 31;
        stamps[cell] = journey;
        cells[cell] += 1 | isNew << JOURNEYS;
    }

    /** Transitions, 0 or more, of journeys that are not told apart. */
    void add(int from, int to, long transitions) {
        int cell = cell(from, to);
        cells[cell] += transitions;
    }

    private int cell(int from, int to) {
        return square ? from * nodes + to : probe((long) from * nodes + to);
    }

    private int probe(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (keys[slot] != key) {
            if (keys[slot] < 0) {
                return claim(key, slot);
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int claim(long key, int slot) {
        if (used * 2 >= keys.length) {
            grow();
            return probe(key);
        }
        keys[slot] = key;
        used++;
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCells = cells;
        int[] oldStamps = stamps;
        keys = new long[oldKeys.length * 2];
        Arrays.fill(keys, -1);
        cells = new long[keys.length];
        stamps = new int[keys.length];
        used = 0;
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldKeys[slot] >= 0) {
                int moved = probe(oldKeys[slot]);
                cells[moved] = oldCells[slot];
                stamps[moved] = oldStamps[slot];
            }
        }
    }

    /** Keys from·nodes + to of all edges, ascending. */
    long[] sortedKeys() {
        long[] found = new long[square ? nodes * nodes : used];
        int n = 0;
        for (int slot = 0; slot < cells.length; slot++) {
            if (cells[slot] > 0) {
                found[n++] = square ? slot : keys[slot];
            }
        }
        found = Arrays.copyOf(found, n);
        if (!square) {
            Arrays.sort(found);
        }
        return found;
    }

    /** Takes in another table's counts; the journeys of the two must be different ones. */
    void merge(EdgeTable other) {
        for (int slot = 0; slot < other.cells.length; slot++) {
            if (other.cells[slot] > 0) {
                int target = square ? slot : probe(other.keys[slot]);
                cells[target] += other.cells[slot];
            }
        }
    }

    int count(long key) {
        return (int) cells[at(key)];
    }

    int journeys(long key) {
        return (int) (cells[at(key)] >>> JOURNEYS);
    }

    private int at(long key) {
        return square ? (int) key : probe(key);
    }
}
