package io.throughline.path;

import java.util.Arrays;

/** The ways of some blocks on one side of a flow, all at the same column. Written by one thread at a time. */
final class FlowStrip {
    private final Walkers ways;
    private final int[] cell;
    private int size;
    final int[] count;
    /** Ways that are over without having come to a cell that says so. */
    int over;

    PairCounts links = new PairCounts();

    FlowStrip(Walkers ways, int codes) {
        this.ways = ways;
        this.size = ways.size;
        this.cell = new int[size];
        this.count = new int[codes];
    }

    int ways() {
        return size;
    }

    /** Counts the steps that the ways come to next. */
    void count() {
        Arrays.fill(count, 0);
        over = 0;
        for (int w = 0; w < size; w++) {
            if (ways.next[w] == ways.stop[w]) {
                over++;
            } else {
                count[ways.step(w)]++;
            }
        }
    }

    /**
     * Goes on to the next column.
     *
     * @param cellOf cell of each step code
     * @param end cell of the ways that are over
     * @param cells how many cells the column has
     * @param last by step code: ways that come to it and no further have come to their end
     */
    void advance(int[] cellOf, int end, int cells, boolean[] last) {
        links = new PairCounts();
        int kept = 0;
        for (int w = 0; w < size; w++) {
            boolean stops = ways.next[w] == ways.stop[w];
            int code = stops ? -1 : ways.step(w);
            int here = stops ? end : cellOf[code];
            links.add((long) cell[w] * cells + here);
            if (!stops && !(last[code] && ways.next[w] + ways.direction == ways.stop[w])) {
                ways.follow(kept, ways, w);
                cell[kept++] = here;
            }
        }
        size = kept;
    }

    /** Takes out the ways that are over. */
    void dropOver() {
        int kept = 0;
        for (int w = 0; w < size; w++) {
            if (ways.next[w] != ways.stop[w]) {
                ways.block[kept] = ways.block[w];
                ways.next[kept] = ways.next[w];
                ways.stop[kept] = ways.stop[w];
                ways.journey[kept++] = ways.journey[w];
            }
        }
        size = kept;
    }
}
