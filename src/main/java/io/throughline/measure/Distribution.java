package io.throughline.measure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Mean, median, 90th percentile and maximum of a sample; quantiles by linear interpolation at (n − 1)·p (Hyndman–Fan type 7). */
public record Distribution(double mean, double median, double p90, double max) {

    /** Of whole numbers, each divided by {@code unit}; sorts the given range. Null for an empty range. */
    public static @Nullable Distribution of(long[] values, int from, int to, double unit) {
        if (from == to) {
            return null;
        }
        Arrays.sort(values, from, to);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return new Distribution(
                sum / (to - from) / unit,
                sortedQuantile(values, from, to, 0.5) / unit,
                sortedQuantile(values, from, to, 0.9) / unit,
                values[to - 1] / unit);
    }

    /** The quantile at {@code p} of a range that is sorted already. */
    static double sortedQuantile(long[] sorted, int from, int to, double p) {
        double place = (to - from - 1) * p;
        int below = (int) place;
        long lower = sorted[from + below];
        double part = place - below;
        return part == 0 ? lower : lower + part * (sorted[from + below + 1] - lower);
    }
}
