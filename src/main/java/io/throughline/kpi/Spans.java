package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Neighbouring stretches of time, from each of which a figure is drawn: journeys that begin in it, first orders, exposures. Microseconds UTC, each to where the next begins.
 * Journeys of step numbers are in none.
 */
public final class Spans {
    /** All time, as one, and journeys of step numbers. */
    public static final Spans ALL = new Spans(Long.MIN_VALUE, new long[] {Long.MIN_VALUE, Long.MAX_VALUE});

    /** In none. */
    static final int NONE = -1;

    private final long before;
    private final long[] begins;

    /** @param before where the time that the first is compared with begins, which ends where that begins @param begins ascending, and last where the last ends */
    public Spans(long before, long[] begins) {
        this.before = before;
        this.begins = begins.clone();
    }

    int size() {
        return begins.length - 1;
    }

    boolean isAll() {
        return begins[0] == Long.MIN_VALUE;
    }

    long from(int span) {
        return begins[span];
    }

    long to(int span) {
        return begins[span + 1];
    }

    /** Where the time that a span is compared with begins. */
    long before(int span) {
        return span == 0 ? before : begins[span - 1];
    }

    /** The span that holds a time; {@link #NONE}. */
    int of(long micros) {
        int place = Arrays.binarySearch(begins, micros);
        int span = place >= 0 ? place : -place - 2;
        return span < size() ? span : NONE;
    }

    /** The span in which a journey begins; {@link #NONE}. */
    int of(JourneyBlock block, int journey) {
        if (isAll()) {
            return 0;
        }
        return block.countsSteps(journey) ? NONE : of(block.start(journey));
    }

    /** The journeys that begin in each. Cost: one pass, and a copy of those that are in any. */
    List<JourneySet> split(JourneySet set) {
        if (isAll()) {
            return List.of(set);
        }
        Map<JourneyBlock, BitSet[]> parts = new IdentityHashMap<>();
        set.blocks().forEach(block -> parts.put(block, split(block)));
        return IntStream.range(0, size())
                .mapToObj(span -> set.keep(block -> Objects.requireNonNull(parts.get(block))[span]))
                .toList();
    }

    private BitSet[] split(JourneyBlock block) {
        BitSet[] parts = new BitSet[size()];
        Arrays.setAll(parts, span -> new BitSet());
        for (int j = 0; j < block.journeys(); j++) {
            int span = of(block, j);
            if (span != NONE) {
                parts[span].set(j);
            }
        }
        return parts;
    }
}
