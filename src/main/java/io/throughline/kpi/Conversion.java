package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.ClusteredRate;

/** Converted journeys / journeys. */
public record Conversion() implements KpiFormula {
    static final String NAME = "conversion";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object argument() {
        return true;
    }

    @Override
    public String definition() {
        return "Journeys that end with a conversion / journeys.";
    }

    @Override
    public KpiValue over(JourneySet set, Span span) {
        Sums sums = Gathered.over(set, () -> new Sums(span));
        return KpiValue.of(sums.rate.rate("journeys"), sums.customers);
    }

    private static final class Sums implements Gathered<Sums> {
        private final Span span;
        private final ClusteredRate rate = new ClusteredRate();
        private long customers;

        Sums(Span span) {
            this.span = span;
        }

        @Override
        public void add(JourneyBlock block, int first, int end) {
            int journeys = 0;
            int converted = 0;
            for (int j = first; j < end; j++) {
                if (span.begins(block, j)) {
                    journeys++;
                    converted += block.converted(j) ? 1 : 0;
                }
            }
            rate.add(converted, journeys);
            customers += journeys > 0 ? 1 : 0;
        }

        @Override
        public void merge(Sums other) {
            rate.add(other.rate);
            customers += other.customers;
        }
    }
}
