package io.throughline.path.loop;

import java.util.Arrays;

/**
 * The distinct loops seen so far, numbered from 0, without the closing return. Exact: steps are compared, hashes merely say where to
 * look. Written by one thread.
 */
final class LoopTable {
    private int[] slots = new int[256];
    private long[] hashes = new long[128];
    private int[] end = new int[128];
    private int[] steps = new int[512];
    private int size;

    LoopTable() {
        Arrays.fill(slots, -1);
    }

    int size() {
        return size;
    }

    long hash(int loop) {
        return hashes[loop];
    }

    int length(int loop) {
        return end[loop] - start(loop);
    }

    int first(int loop) {
        return steps[start(loop)];
    }

    private int start(int loop) {
        return loop == 0 ? 0 : end[loop - 1];
    }

    /** The steps of a loop, the return to the first left out. */
    int[] steps(int loop) {
        return Arrays.copyOfRange(steps, start(loop), end[loop]);
    }

    /** The number of a loop, or −1. */
    int find(long hash, int[] path, int from, int to) {
        int at = slot(hash, path, from, to);
        return slots[at];
    }

    /** The number of a loop, new or known. */
    int add(long hash, int[] path, int from, int to) {
        int at = slot(hash, path, from, to);
        if (slots[at] >= 0) {
            return slots[at];
        }
        slots[at] = size;
        append(hash, path, from, to);
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    /** A loop of another table. */
    int add(LoopTable other, int loop) {
        return add(other.hashes[loop], other.steps, other.start(loop), other.end[loop]);
    }

    private int slot(long hash, int[] path, int from, int to) {
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        while (slots[at] >= 0 && !same(slots[at], hash, path, from, to)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private boolean same(int loop, long hash, int[] path, int from, int to) {
        return hashes[loop] == hash && Arrays.equals(steps, start(loop), end[loop], path, from, to);
    }

    private void append(long hash, int[] path, int from, int to) {
        int begin = size == 0 ? 0 : end[size - 1];
        int length = to - from;
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
            end = Arrays.copyOf(end, size * 2);
        }
        if (begin + length > steps.length) {
            steps = Arrays.copyOf(steps, Math.max(begin + length, Math.multiplyExact(steps.length, 2)));
        }
        System.arraycopy(path, from, steps, begin, length);
        hashes[size] = hash;
        end[size++] = begin + length;
    }

    private void grow() {
        int capacity = slots.length * 2;
        slots = new int[capacity];
        Arrays.fill(slots, -1);
        for (int loop = 0; loop < size; loop++) {
            int at = (int) hashes[loop] & (capacity - 1);
            while (slots[at] >= 0) {
                at = (at + 1) & (capacity - 1);
            }
            slots[at] = loop;
        }
    }

    /** Lexicographic by step codes, which is by step ids, the closing return included. */
    int compare(int left, int right) {
        int common = Arrays.mismatch(steps, start(left), end[left], steps, start(right), end[right]);
        return common < 0 ? 0 : Integer.compare(shown(left, common), shown(right, common));
    }

    private int shown(int loop, int place) {
        return place == length(loop) ? first(loop) : steps[start(loop) + place];
    }
}
