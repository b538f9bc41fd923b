package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.measure.ClusteredRate;
import io.throughline.path.pattern.PathPattern;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Journeys, or customers, that match a pattern, among those that match another. */
final class MatchSums implements Gathered<MatchSums> {
    private final PathPattern wanted;
    private final @Nullable PathPattern among;
    private final boolean byCustomer;
    private final ClusteredRate rate = new ClusteredRate();
    private long customers;
    private @Nullable BitSet matches;
    private BitSet counted = new BitSet();

    /** @param among null: all */
    MatchSums(PathPattern wanted, @Nullable PathPattern among, boolean byCustomer) {
        this.wanted = wanted;
        this.among = among;
        this.byCustomer = byCustomer;
    }

    @Override
    public void add(JourneyBlock block, int first, int end) {
        BitSet hits = matches;
        if (hits == null) {
            hits = wanted.keep(block);
            counted = counted(block);
            matches = hits;
        }
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

    private BitSet counted(JourneyBlock block) {
        if (among != null) {
            return among.keep(block);
        }
        BitSet all = new BitSet(block.journeys());
        all.set(0, block.journeys());
        return all;
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
