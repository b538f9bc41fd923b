package io.throughline.measure;

import java.util.Arrays;

/**
 * Sorts long ranges of whole numbers from 0 by groups of their bits, lowest first; others as usual.
 *
 * <p>Cost: one pass over the range to count, and one for each group of eleven bits in which numbers differ at all; room for the range once more.
 */
public final class LongSort {
    private static final int SMALL = 2_048;
    private static final int MOST_BITS = 11;

    private LongSort() {}

    /** Ascending, from {@code from} to before {@code to}. */
    public static void sort(long[] values, int from, int to) {
        long any = 0;
        for (int i = from; i < to; i++) {
            any |= values[i];
        }
        if (to - from < SMALL || any < 0) {
            Arrays.sort(values, from, to);
            return;
        }
        int low = Long.numberOfTrailingZeros(any);
        int bits = Long.SIZE - Long.numberOfLeadingZeros(any) - low;
        int passes = (bits + MOST_BITS - 1) / MOST_BITS;
        if (passes > 0) {
            sort(values, from, to, low, passes, (bits + passes - 1) / passes);
        }
    }

    private static void sort(long[] values, int from, int to, int low, int passes, int bits) {
        int[][] places = new int[passes][1 << bits];
        int mask = (1 << bits) - 1;
        for (int i = from; i < to; i++) {
            long left = values[i] >>> low;
            for (int pass = 0; pass < passes; pass++) {
                places[pass][(int) left & mask]++;
                left >>>= bits;
            }
        }
        long[] source = values;
        int at = from;
        long[] target = new long[to - from];
        int first = 0;
        for (int pass = 0; pass < passes; pass++) {
            int[] place = places[pass];
            int sum = first;
            for (int digit = 0; digit <= mask; digit++) {
                int count = place[digit];
                place[digit] = sum;
                sum += count;
            }
            int shift = low + pass * bits;
            for (int i = at; i < at + (to - from); i++) {
                target[place[(int) (source[i] >>> shift) & mask]++] = source[i];
            }
            long[] swap = source;
            source = target;
            target = swap;
            int before = at;
            at = first;
            first = before;
        }
        if (source != values) {
            System.arraycopy(source, at, values, from, to - from);
        }
    }
}
