package io.throughline.measure;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.jspecify.annotations.Nullable;

/** Tests of whether several groups are alike. */
public final class Equality {
    private Equality() {}

    /**
     * Of shares; null where fewer than two groups have units, or all succeed or none does.
     *
     * <p>Formula: χ² = Σ n*(p − p̄)² / (p̄(1 − p̄)) on effective sizes n* = n / deff, k − 1 degrees of freedom (Rao and Scott, Annals of Statistics 12 (1984) 46–60).
     */
    public static @Nullable Double ofShares(List<Rate> rates) {
        double size = 0;
        double successes = 0;
        int groups = 0;
        for (Rate rate : rates) {
            size += rate.denominator() / rate.deff();
            successes += rate.numerator() / rate.deff();
            groups += rate.denominator() > 0 ? 1 : 0;
        }
        double all = successes / size;
        if (groups < 2 || !(all > 0 && all < 1)) {
            return null;
        }
        double sum = 0;
        for (Rate rate : rates) {
            if (rate.denominator() > 0) {
                double away = (double) rate.numerator() / rate.denominator() - all;
                sum += rate.denominator() / rate.deff() * away * away;
            }
        }
        return tail(sum / (all * (1 - all)), groups - 1);
    }

    /**
     * Of where numbers lie; null where fewer than two groups have any, or all are equal.
     *
     * <p>Formula: Kruskal and Wallis's H with midranks and its correction for ties, χ² of k − 1 degrees of freedom (JASA 47 (1952) 583–621).
     */
    public static @Nullable Double ofNumbers(List<long[]> groups) {
        int n = groups.stream().mapToInt(group -> group.length).sum();
        long filled = groups.stream().filter(group -> group.length > 0).count();
        long[] all = new long[n];
        int at = 0;
        for (long[] group : groups) {
            System.arraycopy(group, 0, all, at, group.length);
            at += group.length;
        }
        Arrays.sort(all);
        double ties = 0;
        for (int i = 0; i < n; ) {
            int end = i;
            while (end < n && all[end] == all[i]) {
                end++;
            }
            double t = end - i;
            ties += t * t * t - t;
            i = end;
        }
        double size = n;
        double correction = 1 - ties / (size * size * size - size);
        if (filled < 2 || !(correction > 0)) {
            return null;
        }
        double sum = 0;
        for (long[] group : groups) {
            double ranks = 0;
            for (long value : group) {
                ranks += midrank(all, value);
            }
            sum += group.length == 0 ? 0 : ranks * ranks / group.length;
        }
        double h = (12 / (size * (size + 1)) * sum - 3 * (size + 1)) / correction;
        return tail(Math.max(0, h), (int) filled - 1);
    }

    private static double midrank(long[] sorted, long value) {
        return (below(sorted, value) + below(sorted, value + 1) + 1) / 2.0;
    }

    /** How many are smaller. */
    private static int below(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double tail(double chiSquare, int degrees) {
        return RegularizedGamma.Q.value(degrees / 2.0, chiSquare / 2);
    }
}
