package io.throughline.measure;

import java.util.Arrays;

/**
 * The share of false discoveries that many tests would have, were each one's p-value the bound.
 *
 * <p>Formula: q of the i-th smallest of m p-values = the smallest p(j)·m/j over j ≥ i, at most 1.
 *
 * <p>Source: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289–300.
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /** In the order of {@code p}; where that is NaN nothing was tested, so it counts for nothing and stays NaN. */
    public static double[] qValues(double[] p) {
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        int tests = sorted.length;
        while (tests > 0 && Double.isNaN(sorted[tests - 1])) {
            tests--;
        }
        double[] bound = new double[tests];
        double least = 1;
        for (int i = tests - 1; i >= 0; i--) {
            least = Math.min(least, sorted[i] * tests / (i + 1));
            bound[i] = least;
        }
        double[] q = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            q[i] = Double.isNaN(p[i]) ? Double.NaN : bound[Arrays.binarySearch(sorted, 0, tests, p[i])];
        }
        return q;
    }
}
