package io.throughline.markov.count;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Dense numbers 1, 2, … for the keys that occur, rising with the key: a set of bits counted by word where keys are small, a sorted
 * list where they are not. Any number of threads may mark.
 *
 * <p>Cost: one bit a possible key and one access a look-up; beyond {@link #BITS} possible keys a binary search.
 */
public final class RankedKeys {
    /** Possible keys up to which a bit is kept for each. */
    static final long BITS = 1L << 30;

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] words;
    private final int[] before;
    private final boolean sorted;
    private int size;

    private RankedKeys(long[] words, boolean sorted) {
        this.words = words;
        this.before = new int[sorted ? 0 : words.length];
        this.sorted = sorted;
    }

    /** To be marked, then sealed. */
    public static RankedKeys ofRange(long range) {
        return new RankedKeys(new long[(int) ((range + 63) >>> 6)], false);
    }

    /** Of keys that are all there; the array is used up. */
    public static RankedKeys ofKeys(long[] keys) {
        Arrays.parallelSort(keys);
        int n = 0;
        for (long key : keys) {
            if (n == 0 || keys[n - 1] != key) {
                keys[n++] = key;
            }
        }
        RankedKeys ranks = new RankedKeys(Arrays.copyOf(keys, n), true);
        ranks.size = n;
        return ranks;
    }

    public void mark(long key) {
        int word = (int) (key >>> 6);
        long bit = 1L << key;
        if ((words[word] & bit) == 0) {
            WORD.getAndBitwiseOr(words, word, bit);
        }
    }

    public RankedKeys seal() {
        for (int word = 0; word < words.length; word++) {
            before[word] = size;
            size += Long.bitCount(words[word]);
        }
        return this;
    }

    /** From 1; of a key that occurs. */
    public int rank(long key) {
        if (sorted) {
            return Arrays.binarySearch(words, key) + 1;
        }
        int word = (int) (key >>> 6);
        return before[word] + Long.bitCount(words[word] & ((1L << key) - 1)) + 1;
    }

    public int size() {
        return size;
    }
}
