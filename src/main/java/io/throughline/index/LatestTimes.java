package io.throughline.index;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalLong;
import java.util.function.IntPredicate;

/** Latest time of each source, and which sources hold times at all. */
final class LatestTimes {
    private static final long EMPTY = Long.MIN_VALUE;

    private long[] latest = new long[0];
    private boolean[] steps = new boolean[0];

    /** @param times by source, as {@link #times()} gave them */
    static LatestTimes of(long[] times, BitSet steps) {
        LatestTimes result = new LatestTimes();
        result.latest = times;
        result.steps = new boolean[times.length];
        steps.stream().forEach(source -> result.steps[source] = true);
        return result;
    }

    synchronized LatestTimes copy() {
        LatestTimes copy = new LatestTimes();
        copy.latest = latest.clone();
        copy.steps = steps.clone();
        return copy;
    }

    synchronized void offer(int source, long at) {
        reserve(source);
        latest[source] = Math.max(latest[source], at);
    }

    synchronized void offerSteps(int source) {
        reserve(source);
        steps[source] = true;
    }

    /** Latest time over the sources chosen; empty where they hold step numbers only, or nothing. */
    synchronized OptionalLong latest(IntPredicate sources) {
        long max = EMPTY;
        for (int i = 0; i < latest.length; i++) {
            if (sources.test(i)) {
                max = Math.max(max, latest[i]);
            }
        }
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
            steps = Arrays.copyOf(steps, source + 1);
            Arrays.fill(latest, known, latest.length, EMPTY);
        }
    }
}
