package io.throughline.measure;

import java.util.Arrays;

/**
 * Whether the values of two samples tend to differ, by ranks.
 *
 * <p>Formula: mean ranks of all values; W, the ranks of b summed, against its mean and variance when the labels of those in one sample
 * are drawn anew and each pair of a customer in both samples is swapped by a coin: variance m·n/(N·(N − 1))·Σ(R − R̄)² over the
 * former, ¼·Σ(Rᴮ − Rᴬ)² over the latter; p by the normal distribution. Without pairs this is the test of Mann and Whitney with
 * variance corrected for ties, without correction for continuity.
 *
 * <p>Source: Mann and Whitney, Annals of Mathematical Statistics 18 (1947) 50–60; Lehmann, Nonparametrics (1975), 1.4 (ties).
 */
public final class MannWhitney {
    /** Smaller samples are too far from the normal distribution. */
    public static final int MIN_CUSTOMERS = 8;

    private final double[] sorted;

    private MannWhitney(double[]... samples) {
        sorted = Arrays.stream(samples).flatMapToDouble(Arrays::stream).toArray();
        Arrays.sort(sorted);
    }

    /**
     * @param a values of those in a alone
     * @param b values of those in b alone
     * @param pairsA values in a of those in both
     * @param pairsB values in b of those in both, in the same order
     */
    public static double pValue(double[] a, double[] b, double[] pairsA, double[] pairsB) {
        return new MannWhitney(a, b, pairsA, pairsB).test(a, b, pairsA, pairsB);
    }

    private double test(double[] a, double[] b, double[] pairsA, double[] pairsB) {
        double gap = 0;
        double variance = 0;
        for (int i = 0; i < pairsA.length; i++) {
            double half = (rank(pairsB[i]) - rank(pairsA[i])) / 2;
            gap += half;
            variance += half * half;
        }
        if (a.length > 0 && b.length > 0) {
            double size = (double) a.length + b.length;
            double mean = (ranks(a) + ranks(b)) / size;
            gap += ranks(b) - b.length * mean;
            variance += (double) a.length * b.length / (size * (size - 1)) * (squares(a, mean) + squares(b, mean));
        }
        return variance == 0 ? 1 : Normal.bothTails(gap / Math.sqrt(variance));
    }

    private double ranks(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += rank(value);
        }
        return sum;
    }

    private double squares(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            double away = rank(value) - mean;
            sum += away * away;
        }
        return sum;
    }

    /** From 1; equal values share the mean of theirs. */
    private double rank(double value) {
        return (places(value, false) + places(value, true) + 1) / 2.0;
    }

    /** How many values are smaller, or not larger. */
    private int places(double value, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
