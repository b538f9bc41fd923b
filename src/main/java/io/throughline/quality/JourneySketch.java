package io.throughline.quality;

import io.throughline.journey.InteractionBatch;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gathers what is odd about interactions, part by part. */
public final class JourneySketch {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long ANCIENT = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond() * SECOND;
    private static final int FAST = 60;
    private static final int REGULAR = 20;
    private static final double SPIKE = 0.05;
    /** Of the standard deviation of distances to their mean. */
    private static final double EVEN = 0.05;

    private final long now;
    private final EvenSample minutes = new EvenSample();
    private final EvenSample perCustomer = new EvenSample();
    private final EvenSample gaps = new EvenSample();
    private long latest = Long.MIN_VALUE;
    private long interactions;
    private long customers;
    private long most;
    private long sameMoment;
    private long backwards;
    private long future;
    private long ancient;
    private long fast;
    private long regular;

    /** @param nowMicros the moment of the import */
    public JourneySketch(long nowMicros) {
        this.now = nowMicros;
    }

    /** Looks at a part on its way to the store. */
    public void look(InteractionBatch part) {
        int[] starts = new int[part.customers.size() + 1];
        long before = Long.MIN_VALUE;
        for (int i = 0; i < part.size(); i++) {
            if (!part.derived(i)) {
                starts[part.customer(i) + 1]++;
                long at = part.at(i);
                backwards += at < before ? 1 : 0;
                before = at;
            }
        }
        for (int customer = 0; customer < part.customers.size(); customer++) {
            starts[customer + 1] += starts[customer];
        }
        lookAtCustomers(part, starts, byCustomer(part, starts));
    }

    private static long[] byCustomer(InteractionBatch part, int[] starts) {
        long[] times = new long[starts[starts.length - 1]];
        int[] next = Arrays.copyOf(starts, starts.length);
        for (int i = 0; i < part.size(); i++) {
            if (!part.derived(i)) {
                times[next[part.customer(i)]++] = part.at(i);
            }
        }
        return times;
    }

    private void lookAtCustomers(InteractionBatch part, int[] starts, long[] times) {
        interactions += times.length;
        for (int customer = 0; customer + 1 < starts.length; customer++) {
            int from = starts[customer];
            int to = starts[customer + 1];
            if (from == to) {
                continue;
            }
            customers++;
            most = Math.max(most, to - from);
            perCustomer.add(to - from);
            if (!part.stepClock.get(customer)) {
                Arrays.sort(times, from, to);
                lookAtTimes(times, from, to);
            }
        }
    }

    private void lookAtTimes(long[] times, int from, int to) {
        boolean tooFast = false;
        double squares = 0;
        for (int i = from; i < to; i++) {
            long at = times[i];
            future += at > now ? 1 : 0;
            latest = Math.max(latest, at);
            ancient += at < ANCIENT ? 1 : 0;
            minutes.add(Math.floorDiv(at, MINUTE));
            tooFast |= i - from >= FAST && at - times[i - FAST] < MINUTE;
            if (i > from) {
                double gap = at - times[i - 1];
                gaps.add(gap / SECOND);
                squares += gap * gap;
                sameMoment += gap == 0 ? 1 : 0;
            }
        }
        fast += tooFast ? 1 : 0;
        int distances = to - from - 1;
        double mean = distances == 0 ? 0 : (double) (times[to - 1] - times[from]) / distances;
        double variance = distances == 0 ? 0 : Math.max(0, squares / distances - mean * mean);
        regular += !tooFast && to - from >= REGULAR && mean > 0 && Math.sqrt(variance) < EVEN * mean ? 1 : 0;
    }

    /** The newest interaction; null where none has a time. */
    @Nullable
    Long latest() {
        return latest == Long.MIN_VALUE ? null : latest;
    }

    /** @param robotRows counted by whoever sees the cells */
    JourneyProfile finish(long robotRows) {
        EvenSample.Run spike = minutes.longestRun();
        boolean any = spike.share() >= SPIKE && interactions >= REGULAR;
        return new JourneyProfile(
                interactions,
                customers,
                perCustomer.isEmpty() ? 0 : perCustomer.median(),
                most,
                gaps.isEmpty() ? null : gaps.median(),
                sameMoment,
                backwards,
                future,
                ancient,
                any ? spike.share() : 0,
                any ? (long) spike.value() * MINUTE : null,
                fast,
                regular,
                robotRows);
    }
}
