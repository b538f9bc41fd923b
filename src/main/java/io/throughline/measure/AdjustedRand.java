package io.throughline.measure;

/**
 * How far two ways of grouping the same units agree beyond chance.
 *
 * <p>Formula: (Σ C(nᵢⱼ, 2) − E) / (½(A + B) − E) with A = Σ C(aᵢ, 2), B = Σ C(bⱼ, 2), E = A·B / C(n, 2). Source: Hubert and Arabie,
 * Comparing Partitions, Journal of Classification 2 (1985).
 *
 * <p>Range: at most 1, which is the same grouping; 0 on average for unrelated ones. 1 where both put all units together, or each apart.
 */
public final class AdjustedRand {
    private AdjustedRand() {}

    /** @param a group of each unit, 0 … {@code groups} − 1; {@code b} likewise */
    public static double of(int[] a, int[] b, int groups) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("groupings of " + a.length + " and of " + b.length + " units");
        }
        long[] both = new long[groups * groups];
        long[] left = new long[groups];
        long[] right = new long[groups];
        for (int i = 0; i < a.length; i++) {
            both[a[i] * groups + b[i]]++;
            left[a[i]]++;
            right[b[i]]++;
        }
        double ofA = pairs(left);
        double ofB = pairs(right);
        double expected = a.length < 2 ? 0 : ofA * ofB / pairs(a.length);
        double most = (ofA + ofB) / 2;
        return most == expected ? 1 : (pairs(both) - expected) / (most - expected);
    }

    private static double pairs(long[] counts) {
        double sum = 0;
        for (long count : counts) {
            sum += pairs(count);
        }
        return sum;
    }

    private static double pairs(long count) {
        return 0.5 * count * (count - 1);
    }
}
