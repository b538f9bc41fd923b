package io.throughline.measure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A range that a figure is thought to lie in. */
public record Interval(double low, double high) {

    /**
     * The middle 95 % of what samples told; null for none.
     *
     * <p>Formula: quantiles at 0.025 and 0.975, Hyndman–Fan type 7.
     */
    public static @Nullable Interval ofSamples(double[] figures) {
        if (figures.length == 0) {
            return null;
        }
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return new Interval(quantile(sorted, 0.025), quantile(sorted, 0.975));
    }

    private static double quantile(double[] sorted, double p) {
        double place = (sorted.length - 1) * p;
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
