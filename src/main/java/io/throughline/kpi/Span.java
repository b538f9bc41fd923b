package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.BitSet;

/**
 * The time from which a figure is drawn: journeys that begin in it, first orders, exposures. Microseconds UTC, [from, to).
 *
 * @param before where the time that it is compared with begins, which ends at {@code from}
 */
public record Span(long before, long from, long to) {
    /** All time, and journeys of step numbers. */
    public static final Span ALL = new Span(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);

    public Span {
        if (before > from || from > to) {
            throw new IllegalArgumentException("span " + before + ", " + from + ", " + to);
        }
    }

    boolean isAll() {
        return equals(ALL);
    }

    boolean holds(long micros) {
        return micros >= from && micros < to;
    }

    /** Whether a journey begins in it. */
    boolean begins(JourneyBlock block, int journey) {
        return isAll() || !block.countsSteps(journey) && holds(block.start(journey));
    }

    /** The journeys that begin in it. */
    JourneySet keep(JourneySet set) {
        return isAll() ? set : set.keep(this::kept);
    }

    private BitSet kept(JourneyBlock block) {
        BitSet kept = new BitSet(block.journeys());
        for (int j = 0; j < block.journeys(); j++) {
            if (begins(block, j)) {
                kept.set(j);
            }
        }
        return kept;
    }
}
