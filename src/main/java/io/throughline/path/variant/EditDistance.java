package io.throughline.path.variant;

import java.util.Arrays;

/**
 * Levenshtein distance of one path to others: the fewest steps to insert, leave out or replace.
 *
 * <p>Source: Myers' bit-parallel algorithm in Hyyrö's form for whole texts, in blocks of 64 steps.
 *
 * <p>Cost: text × ⌈pattern / 64⌉ word operations. One instance serves one thread; patterns may follow each other.
 */
final class EditDistance {
    private final int steps;
    private int[] pattern = {};
    private int words;
    private long[] places = {};
    private long[] positive = {};
    private long[] negative = {};

    /** @param steps how many step codes there are */
    EditDistance(int steps) {
        this.steps = steps;
    }

    /** The path that others are compared with from now on. */
    EditDistance to(int[] path) {
        for (int step : pattern) {
            Arrays.fill(places, step * words, (step + 1) * words, 0);
        }
        pattern = path;
        int needed = Math.max(1, (path.length + 63) >>> 6);
        if (needed != words) {
            words = needed;
            places = new long[Math.multiplyExact(steps, words)];
            positive = new long[words];
            negative = new long[words];
        }
        for (int i = 0; i < path.length; i++) {
            places[path[i] * words + (i >>> 6)] |= 1L << i;
        }
        return this;
    }

    int of(int[] text) {
        if (pattern.length == 0) {
            return text.length;
        }
        Arrays.fill(positive, -1L);
        Arrays.fill(negative, 0);
        int distance = pattern.length;
        for (int step : text) {
            distance += column(step * words);
        }
        return distance;
    }

    /** One step of the text; returns by how much the distance of the whole pattern changes. */
    private int column(int at) {
        int carry = 1;
        for (int w = 0; w < words; w++) {
            long high = w + 1 == words ? 1L << (pattern.length - 1) : 1L << 63;
            carry = word(w, places[at + w], carry, high);
        }
        return carry;
    }

    private int word(int w, long equal, int in, long high) {
        long up = positive[w];
        long down = negative[w];
        long vertical = equal | down;
        long same = in < 0 ? equal | 1 : equal;
        long diagonal = (((same & up) + up) ^ up) | same;
        long rise = down | ~(diagonal | up);
        long fall = up & diagonal;
        int out = (rise & high) != 0 ? 1 : (fall & high) != 0 ? -1 : 0;
        rise = (rise << 1) | (in > 0 ? 1 : 0);
        fall = (fall << 1) | (in < 0 ? 1 : 0);
        positive[w] = fall | ~(vertical | rise);
        negative[w] = rise & vertical;
        return out;
    }
}
