package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.path.pattern.Completions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Customers active in a base period, in a period, and in both; of one pair of periods, or of each span and the one before it. */
final class ActiveCustomers extends ActiveMoments implements Gathered<ActiveCustomers> {
    private final long[][] pairs;
    final long[] inBase;
    final long[] inPeriod;
    final long[] inBoth;
    final long[] isNew;
    long stepClock;
    private final boolean[] seenBase;
    private final boolean[] seenPeriod;
    private int from = Integer.MAX_VALUE;
    private int to;
    private long first;

    /** @param pairs of each: where the base begins and ends, where the period begins and ends; ascending where there are several */
    ActiveCustomers(long[][] pairs, Completions.@Nullable Of pattern) {
        super(pattern);
        this.pairs = pairs;
        inBase = new long[pairs.length];
        inPeriod = new long[pairs.length];
        inBoth = new long[pairs.length];
        isNew = new long[pairs.length];
        seenBase = new boolean[pairs.length];
        seenPeriod = new boolean[pairs.length];
    }

    @Override
    public void add(JourneyBlock block, int begin, int end) {
        if (block.countsSteps(begin)) {
            stepClock++;
            return;
        }
        first = Long.MAX_VALUE;
        from = pairs.length;
        to = 0;
        visit(block, begin, end);
        for (int pair = from; pair < to; pair++) {
            inBase[pair] += seenBase[pair] ? 1 : 0;
            inPeriod[pair] += seenPeriod[pair] ? 1 : 0;
            inBoth[pair] += seenBase[pair] && seenPeriod[pair] ? 1 : 0;
            isNew[pair] += seenPeriod[pair] && first >= pairs[pair][2] ? 1 : 0;
            seenBase[pair] = false;
            seenPeriod[pair] = false;
        }
    }

    @Override
    void at(long time) {
        first = Math.min(first, time);
        for (int pair = firstThatEndsAfter(time); pair < pairs.length && begin(pair) <= time; pair++) {
            long[] of = pairs[pair];
            seenBase[pair] |= time >= of[0] && time < of[1];
            seenPeriod[pair] |= time >= of[2] && time < of[3];
            from = Math.min(from, pair);
            to = Math.max(to, pair + 1);
        }
    }

    private long begin(int pair) {
        return Math.min(pairs[pair][0], pairs[pair][2]);
    }

    private int firstThatEndsAfter(long time) {
        int low = 0;
        int high = pairs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean ended = Math.max(pairs[middle][1], pairs[middle][3]) <= time;
            low = ended ? middle + 1 : low;
            high = ended ? high : middle;
        }
        return low;
    }

    @Override
    public void merge(ActiveCustomers other) {
        addAll(inBase, other.inBase);
        addAll(inPeriod, other.inPeriod);
        addAll(inBoth, other.inBoth);
        addAll(isNew, other.isNew);
        stepClock += other.stepClock;
    }

    private static void addAll(long[] sums, long[] more) {
        Arrays.setAll(sums, i -> sums[i] + more[i]);
    }
}
