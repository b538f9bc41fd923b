package io.throughline.index;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalLong;
import java.util.function.IntPredicate;

/** Latest time of each source that its import did not bring from its future, and which sources hold times at all. */
final class LatestTimes {
    private static final long EMPTY = Long.MIN_VALUE;

    private long[] latest = new long[0];
    private long[] moments = new long[0];
    private boolean[] steps = new boolean[0];

    /** @param times by source, as {@link #times()} gave them; {@code moments} as {@link #moments()} did */
    static LatestTimes of(long[] times, long[] moments, BitSet steps) {
        LatestTimes result = new LatestTimes();
        result.latest = times;
        result.moments = moments;
        result.steps = new boolean[times.length];
        steps.stream().forEach(source -> result.steps[source] = true);
        return result;
    }

    synchronized LatestTimes copy() {
        LatestTimes copy = new LatestTimes();
        copy.latest = latest.clone();
        copy.moments = moments.clone();
        copy.steps = steps.clone();
        return copy;
    }

    /** @param moment of the import: where nothing but later times came, the data reaches up to it */
    synchronized void offer(int source, long at, long moment) {
        reserve(source);
        if (at <= moment) {
            latest[source] = Math.max(latest[source], at);
        } else {
            moments[source] = Math.max(moments[source], moment);
        }
    }

    synchronized void offerSteps(int source) {
        reserve(source);
        steps[source] = true;
    }

    /** Latest time over the sources chosen; empty where they hold step numbers only, or nothing. */
    synchronized OptionalLong latest(IntPredicate sources) {
        long max = EMPTY;
        long moment = EMPTY;
        for (int i = 0; i < latest.length; i++) {
            if (sources.test(i)) {
                max = Math.max(max, latest[i]);
                moment = Math.max(moment, moments[i]);
            }
        }
        max = max == EMPTY ? moment : max;
        return max == EMPTY ? OptionalLong.empty() : OptionalLong.of(max);
    }

    /** True where the sources chosen hold data, and all of it in step numbers. */
    synchronized boolean onlySteps(IntPredicate sources) {
        boolean any = false;
        for (int i = 0; i < latest.length; i++) {
            any |= sources.test(i) && steps[i];
        }
        return any && latest(sources).isEmpty();
    }

    synchronized long[] times() {
        return latest.clone();
    }

    synchronized long[] moments() {
        return moments.clone();
    }

    synchronized BitSet steps() {
        BitSet sources = new BitSet();
        for (int i = 0; i < steps.length; i++) {
            sources.set(i, steps[i]);
        }
        return sources;
    }

    private void reserve(int source) {
        if (source >= latest.length) {
            int known = latest.length;
            latest = Arrays.copyOf(latest, source + 1);
            moments = Arrays.copyOf(moments, source + 1);
            steps = Arrays.copyOf(steps, source + 1);
            Arrays.fill(latest, known, latest.length, EMPTY);
            Arrays.fill(moments, known, moments.length, EMPTY);
        }
    }
}
