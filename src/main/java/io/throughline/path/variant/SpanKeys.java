package io.throughline.path.variant;

import java.util.function.LongUnaryOperator;

/**
 * Numbers by which runs of steps are told apart. A key from 0 on is the run itself, its steps packed side by side, so that equal keys mean
 * equal runs; where they do not fit it is a negative hash, and runs that share it must be compared.
 */
public final class SpanKeys {
    private static final long HASH = 0x5851F42D4C957F2DL;
    private static final long HASHED = Long.MIN_VALUE;

    private final int bits;
    /** Longest run that fits into a key. */
    private final int longest;

    private final LongUnaryOperator weaken;

    private SpanKeys(int bits, int longest, LongUnaryOperator weaken) {
        this.bits = bits;
        this.longest = longest;
        this.weaken = weaken;
    }

    /** @param codes how many step codes there are */
    static SpanKeys of(int codes) {
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(codes));
        return new SpanKeys(bits, (Long.SIZE - 1) / bits, hash -> hash);
    }

    /** Hashes only, made worse on purpose: that costs time and changes no answer. */
    static SpanKeys hashes(LongUnaryOperator weaken) {
        return new SpanKeys(1, 0, weaken);
    }

    static boolean isHash(long key) {
        return key < 0;
    }

    long of(int[] step, int from, int to) {
        return key(sum(step, from, to), to - from);
    }

    /** Keys of all windows of a length in the steps {@code from} to {@code to}, written from {@code at} on. */
    void windows(int[] step, int from, int to, int length, long[] keys, int at) {
        if (to - from < length) {
            return;
        }
        long base = base(length);
        long highest = power(base, length);
        long sum = sum(step, from, from + length);
        keys[at] = key(sum, length);
        for (int k = from + length; k < to; k++) {
            sum = sum * base + (step[k] + 1L) - highest * (step[k - length] + 1L);
            keys[at + k - from - length + 1] = key(sum, length);
        }
    }

    private long key(long sum, int length) {
        return length <= longest ? sum : weaken.applyAsLong(sum) | HASHED;
    }

    /** Packing is the same sum as hashing, over a power of two. */
    private long base(int length) {
        return length <= longest ? 1L << bits : HASH;
    }

    private long sum(int[] step, int from, int to) {
        long base = base(to - from);
        long sum = 0;
        for (int k = from; k < to; k++) {
            sum = sum * base + (step[k] + 1L);
        }
        return sum;
    }

    private static long power(long base, int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }

    /** Spreads keys evenly: where to look for one. */
    public static long spread(long key) {
        long h = (key ^ (key >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
