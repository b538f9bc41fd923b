package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.ClusteredRate;
import java.util.List;

/** Converted journeys / journeys. */
public record Conversion() implements JourneyFormula {
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
    public List<KpiValue> each(JourneySet set, Spans spans) {
        return Gathered.each(set, spans, Sums::new).stream()
                .map(sums -> KpiValue.of(sums.rate.rate("journeys"), sums.customers))
                .toList();
    }

    private static final class Sums implements Gathered<Sums> {
        private final ClusteredRate rate = new ClusteredRate();
        private long customers;

        @Override
        public void add(JourneyBlock block, int first, int end) {
            int converted = 0;
            for (int j = first; j < end; j++) {
                converted += block.converted(j) ? 1 : 0;
            }
            rate.add(converted, end - first);
            customers++;
        }

        @Override
        public void merge(Sums other) {
            rate.add(other.rate);
            customers += other.customers;
        }
    }
}
