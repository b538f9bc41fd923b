package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.ClusteredRate;
import io.throughline.path.pattern.PathPattern;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Journeys, or customers, that match a pattern, among those that match another. */
final class MatchSums implements Gathered<MatchSums> {
    private final BitSet hits;
    private final BitSet counted;
    private final boolean byCustomer;
    private final ClusteredRate rate = new ClusteredRate();
    private long customers;

    private MatchSums(BitSet hits, BitSet counted, boolean byCustomer) {
        this.hits = hits;
        this.counted = counted;
        this.byCustomer = byCustomer;
    }

    /** Each pattern is looked for once, whatever the number of spans. @param among null: all */
    static List<MatchSums> each(
            JourneySet set, Spans spans, PathPattern wanted, @Nullable PathPattern among, boolean byCustomer) {
        return Gathered.each(set, spans, () -> new MatchSums(new BitSet(), new BitSet(), byCustomer), block -> {
            BitSet hits = wanted.keep(block);
            BitSet counted = among == null ? all(block) : among.keep(block);
            return () -> new MatchSums(hits, counted, byCustomer);
        });
    }

    private static BitSet all(JourneyBlock block) {
        BitSet all = new BitSet(block.journeys());
        all.set(0, block.journeys());
        return all;
    }

    @Override
    public void add(JourneyBlock block, int first, int end) {
        int n = 0;
        int x = 0;
        boolean any = false;
        for (int j = first; j < end; j++) {
            any |= hits.get(j);
            if (counted.get(j)) {
                n++;
                x += hits.get(j) ? 1 : 0;
            }
        }
        boolean one = byCustomer && n > 0;
        rate.add(one ? any ? 1 : 0 : x, one ? 1 : n);
        customers += n > 0 ? 1 : 0;
    }

    @Override
    public void merge(MatchSums other) {
        rate.add(other.rate);
        customers += other.customers;
    }

    KpiValue value(String of) {
        return KpiValue.of(rate.rate(of), customers);
    }
}
