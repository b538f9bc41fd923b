package io.throughline.measure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The share of a sample that has not yet arrived after some time, where part of the sample was only observed for a while.
 *
 * <p>Formula: S(t) = Π (1 − d/n) over the distinct times of arrival up to t, n being those whose time of arrival or last observation is
 * at least that time. Without anyone lost in between the factors telescope, and S is a plain share.
 *
 * <p>Range: S falls from 1 to at least 0. Cost: one pass over sorted times.
 */
public final class KaplanMeier {
    /** Shares that differ by less than this are rounding apart. */
    private static final double ROUNDING = 1e-12;

    private final long[] time;
    private final double[] share;

    private KaplanMeier(long[] time, double[] share) {
        this.time = time;
        this.share = share;
    }

    /** A run of an array that is sorted ascending. */
    public record Sorted(long[] values, int from, int to) {
        public int size() {
            return to - from;
        }
    }

    /** @param arrived times of arrival; @param lost times for which the others were observed without arriving */
    public static KaplanMeier of(Sorted arrived, Sorted lost) {
        long[] time = new long[arrived.size()];
        double[] share = new double[arrived.size()];
        int points = 0;
        int gone = lost.from;
        double base = 1;
        double baseSize = arrived.size() + lost.size();
        for (int i = arrived.from; i < arrived.to; ) {
            long t = arrived.values[i];
            int before = gone;
            gone = firstAtLeast(lost, gone, t);
            if (gone > before) {
                base = points == 0 ? 1 : share[points - 1];
                baseSize = (arrived.to - i) + (lost.to - gone);
            }
            i = firstAbove(arrived, i, t);
            time[points] = t;
            share[points++] = base * ((arrived.to - i) + (lost.to - gone)) / baseSize;
        }
        return new KaplanMeier(Arrays.copyOf(time, points), Arrays.copyOf(share, points));
    }

    private static int firstAtLeast(Sorted sorted, int from, long t) {
        int i = from;
        while (i < sorted.to && sorted.values[i] < t) {
            i++;
        }
        return i;
    }

    private static int firstAbove(Sorted sorted, int from, long t) {
        int i = from;
        while (i < sorted.to && sorted.values[i] == t) {
            i++;
        }
        return i;
    }

    /** The longest time that at least {@code size} of the sample reach, observed or arrived; null where the sample is smaller. */
    public static @Nullable Long longestAtRisk(Sorted arrived, Sorted lost, int size) {
        int a = arrived.to;
        int l = lost.to;
        if (arrived.size() + lost.size() < size) {
            return null;
        }
        long last = 0;
        for (int i = 0; i < size; i++) {
            boolean fromArrived = l == lost.from || (a > arrived.from && arrived.values[a - 1] >= lost.values[l - 1]);
            last = fromArrived ? arrived.values[--a] : lost.values[--l];
        }
        return last;
    }

    /** Distinct times of arrival. */
    public int size() {
        return time.length;
    }

    public long time(int point) {
        return time[point];
    }

    /** Share not yet arrived after the time of a point. */
    public double share(int point) {
        return share[point];
    }

    /** Share not yet arrived after a time. */
    public double shareAfter(long t) {
        int place = Arrays.binarySearch(time, t);
        int point = place >= 0 ? place : -place - 2;
        return point < 0 ? 1 : share[point];
    }

    /** The smallest time after which at most this share has not arrived; null where the curve does not fall so far. */
    public @Nullable Long firstAtMost(double most) {
        int low = 0;
        int high = time.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (share[middle] <= most + ROUNDING) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == time.length ? null : (Long) time[low];
    }
}
