package io.throughline.persona.discovery;

import java.util.function.IntPredicate;

/** Sets of customers as plain words, to be counted together without making new sets. */
final class CustomerBits {
    private CustomerBits() {}

    static long[] of(int size, IntPredicate member) {
        long[] bits = new long[(size + 63) >>> 6];
        for (int i = 0; i < size; i++) {
            if (member.test(i)) {
                bits[i >>> 6] |= 1L << i;
            }
        }
        return bits;
    }

    static long[] and(long[] a, long[] b) {
        long[] both = new long[a.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = a[i] & b[i];
        }
        return both;
    }

    static long[] andNot(long[] a, long[] b) {
        long[] left = new long[a.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = a[i] & ~b[i];
        }
        return left;
    }

    static long count(long[] a) {
        long count = 0;
        for (long word : a) {
            count += Long.bitCount(word);
        }
        return count;
    }

    static long count(long[] a, long[] b) {
        long count = 0;
        for (int i = 0; i < a.length; i++) {
            count += Long.bitCount(a[i] & b[i]);
        }
        return count;
    }
}
