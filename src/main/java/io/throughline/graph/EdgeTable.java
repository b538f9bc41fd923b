package io.throughline.graph;

import java.util.Arrays;

/**
 * Counts by (from, to): a square where there are few nodes, an open-addressing table where there are many. Written by one thread.
 *
 * <p>Cost: one array access an entry in the square, a short probe in the table.
 */
final class EdgeTable {
    private static final int SQUARE_NODES = 704;
    private static final int COUNT = 0;
    private static final int JOURNEYS = 1;
    private static final int STAMP = 2;
    private static final int WIDTH = 3;

    private final int nodes;
    private final boolean square;
    private int[] cells;
    private long[] keys;
    private int used;

    EdgeTable(int nodes) {
        this.nodes = nodes;
        this.square = nodes <= SQUARE_NODES;
        int slots = square ? nodes * nodes : 1 << 12;
        this.cells = new int[slots * WIDTH];
        this.keys = new long[square ? 0 : slots];
        Arrays.fill(keys, -1);
    }

    /** One transition; {@code journey} ≥ 1 tells journeys apart, ascending. */
    void add(int from, int to, int journey) {
        int cell = cell(from, to);
        cells[cell + COUNT]++;
        if (cells[cell + STAMP] != journey) {
            cells[cell + STAMP] = journey;
            cells[cell + JOURNEYS]++;
        }
    }

    private int cell(int from, int to) {
        return square ? (from * nodes + to) * WIDTH : probe((long) from * nodes + to);
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
        return slot * WIDTH;
    }

    private int claim(long key, int slot) {
        if (used * 2 >= keys.length) {
            grow();
            return probe(key);
        }
        keys[slot] = key;
        used++;
        return slot * WIDTH;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCells = cells;
        keys = new long[oldKeys.length * 2];
        Arrays.fill(keys, -1);
        cells = new int[keys.length * WIDTH];
        used = 0;
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldKeys[slot] >= 0) {
                System.arraycopy(oldCells, slot * WIDTH, cells, probe(oldKeys[slot]), WIDTH);
            }
        }
    }

    /** Keys from·nodes + to of all edges, ascending. */
    long[] sortedKeys() {
        long[] found = new long[square ? nodes * nodes : used];
        int n = 0;
        int slots = cells.length / WIDTH;
        for (int slot = 0; slot < slots; slot++) {
            if (square ? cells[slot * WIDTH] > 0 : keys[slot] >= 0) {
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
        int slots = other.cells.length / WIDTH;
        for (int slot = 0; slot < slots; slot++) {
            int source = slot * WIDTH;
            if (other.cells[source] > 0) {
                int target = square ? source : probe(other.keys[slot]);
                cells[target + COUNT] += other.cells[source + COUNT];
                cells[target + JOURNEYS] += other.cells[source + JOURNEYS];
            }
        }
    }

    int count(long key) {
        return cells[at(key) + COUNT];
    }

    int journeys(long key) {
        return cells[at(key) + JOURNEYS];
    }

    private int at(long key) {
        return square ? (int) key * WIDTH : probe(key);
    }
}
