package io.throughline.path;

import io.throughline.journey.JourneyBlock;
import io.throughline.measure.ClusteredRate;
import java.util.Arrays;

/**
 * The ways of some blocks on one level of a tree, those of a node next to each other. Written by one thread at a time.
 *
 * <p>Cost: two passes over the ways for each level.
 */
final class TreeStrip {
    private Walkers ways;
    private final boolean[] drawn;
    /** First way of each node of the level; one entry more than nodes. */
    private int[] first;
    /** By node: ways that are over. */
    int[] over = new int[0];
    /** What steps the ways of a node come to next: those of node n from {@code firstCell[n]}. */
    int[] firstCell = new int[0];

    int[] cellCode = new int[64];
    int[] cellCount = new int[64];

    private final int[] count;
    private final int[] child;

    TreeStrip(Walkers ways, int codes) {
        this.ways = ways;
        this.first = new int[] {0, ways.size};
        this.count = new int[codes];
        this.child = new int[codes];
        int journeys = 0;
        for (JourneyBlock block : ways.blocks) {
            journeys += block.journeys();
        }
        drawn = new boolean[journeys];
    }

    int ways() {
        return ways.size;
    }

    /** Counts, for each node, the ways that are over and the steps that the others come to. */
    void count() {
        int nodes = first.length - 1;
        over = new int[nodes];
        firstCell = new int[nodes + 1];
        int[] touched = new int[count.length];
        for (int node = 0; node < nodes; node++) {
            int touchedSize = 0;
            for (int w = first[node]; w < first[node + 1]; w++) {
                if (ways.next[w] == ways.stop[w]) {
                    over[node]++;
                    drawn[ways.journey[w]] = true;
                } else if (count[ways.step(w)]++ == 0) {
                    touched[touchedSize++] = ways.step(w);
                }
            }
            keep(node, touched, touchedSize);
        }
    }

    private void keep(int node, int[] touched, int size) {
        int from = firstCell[node];
        if (from + size > cellCode.length) {
            int more = Math.max(from + size, cellCode.length * 2);
            cellCode = Arrays.copyOf(cellCode, more);
            cellCount = Arrays.copyOf(cellCount, more);
        }
        for (int i = 0; i < size; i++) {
            cellCode[from + i] = touched[i];
            cellCount[from + i] = count[touched[i]];
            count[touched[i]] = 0;
        }
        firstCell[node + 1] = from + size;
    }

    /**
     * Goes on to the next level; ways that come to a step that is not drawn are dropped.
     *
     * @param firstChild by node: its first child among the nodes of the next level; one entry more than nodes
     * @param code step of each node of the next level
     */
    void advance(int[] firstChild, int[] code) {
        int[] place = new int[code.length + 1];
        for (int node = 0; node < over.length; node++) {
            mark(firstChild, code, node);
            for (int cell = firstCell[node]; cell < firstCell[node + 1]; cell++) {
                int to = child[cellCode[cell]];
                if (to > 0) {
                    place[to] = cellCount[cell];
                }
            }
            unmark(firstChild, code, node);
        }
        for (int i = 1; i < place.length; i++) {
            place[i] += place[i - 1];
        }
        int[] starts = place.clone();
        Walkers next = ways.ofSize(place[code.length]);
        for (int node = 0; node < over.length; node++) {
            mark(firstChild, code, node);
            for (int w = first[node]; w < first[node + 1]; w++) {
                int to = ways.next[w] == ways.stop[w] ? 0 : child[ways.step(w)];
                if (to > 0) {
                    next.follow(place[to - 1]++, ways, w);
                }
            }
            unmark(firstChild, code, node);
        }
        first = starts;
        ways = next;
    }

    /** Children of the node by step code, counted from 1. */
    private void mark(int[] firstChild, int[] code, int node) {
        for (int c = firstChild[node]; c < firstChild[node + 1]; c++) {
            child[code[c]] = c + 1;
        }
    }

    private void unmark(int[] firstChild, int[] code, int node) {
        for (int c = firstChild[node]; c < firstChild[node + 1]; c++) {
            child[code[c]] = 0;
        }
    }

    /** Journeys drawn to their end / journeys. */
    ClusteredRate coverage() {
        ClusteredRate rate = new ClusteredRate();
        int number = 0;
        for (JourneyBlock block : ways.blocks) {
            int units = 0;
            int success = 0;
            for (int j = 0; j < block.journeys(); j++) {
                units++;
                success += drawn[number++] ? 1 : 0;
                if (j + 1 == block.journeys() || block.slot()[j + 1] != block.slot()[j]) {
                    rate.add(success, units);
                    units = 0;
                    success = 0;
                }
            }
        }
        return rate;
    }
}
