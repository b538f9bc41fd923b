package io.throughline.measure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Exact quantiles by selection instead of a full sort; the range is put into another order.
 *
 * <p>Formula: Hyndman–Fan type 7, as in {@link Distribution}. Cost: linear in the range on average.
 */
public final class Quantiles {
    private static final int SMALL = 48;

    private Quantiles() {}

    /** As {@link Distribution#of}, for ranges too long to sort. Null for an empty range. */
    public static @Nullable Distribution distribution(long[] values, int from, int to, double unit) {
        if (from == to) {
            return null;
        }
        double sum = 0;
        long max = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            sum += values[i];
            max = Math.max(max, values[i]);
        }
        double median = quantile(values, from, to, 0.5);
        double p90 = quantile(values, from, to, 0.9);
        return new Distribution(sum / (to - from) / unit, median / unit, p90 / unit, max / unit);
    }

    /** The quantile at {@code p} of a range of at least one value. */
    public static double quantile(long[] values, int from, int to, double p) {
        double place = (to - from - 1) * p;
        int below = (int) place;
        long lower = select(values, from, to, from + below);
        double part = place - below;
        if (part == 0) {
            return lower;
        }
        long upper = Long.MAX_VALUE;
        for (int i = from + below + 1; i < to; i++) {
            upper = Math.min(upper, values[i]);
        }
        return lower + part * (upper - lower);
    }

    /** The value that would stand at {@code place} if the range were sorted; afterwards nothing before it is larger, nothing after smaller. */
    public static long select(long[] values, int from, int to, int place) {
        int low = from;
        int high = to;
        int patience = 64;
        while (high - low > SMALL && patience-- > 0) {
            int cut = split(values, low, high);
            if (place <= cut) {
                high = cut + 1;
            } else {
                low = cut + 1;
            }
        }
        Arrays.sort(values, low, high);
        return values[place];
    }

    /** Hoare's partition: afterwards all of [low, cut] are at most all of [cut + 1, high). */
    private static int split(long[] values, int low, int high) {
        long pivot = median(values[low], values[(low + high) >>> 1], values[high - 1]);
        int i = low - 1;
        int j = high;
        while (true) {
            do {
                i++;
            } while (values[i] < pivot);
            do {
                j--;
            } while (values[j] > pivot);
            if (i >= j) {
                return Math.min(j, high - 2);
            }
            long swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
