package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.ClusteredRatio;

/** What customers brought so far: Σ value of conversions / customers, those without a conversion too. */
public record RevenuePerCustomer() implements KpiFormula {
    static final String NAME = "revenuePerCustomer";

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
        return "Sum of the values of conversions / customers with a journey.";
    }

    @Override
    public boolean addsValues() {
        return true;
    }

    @Override
    public KpiValue over(JourneySet set, Span span) {
        return KpiValue.of(
                Gathered.over(set, () -> new Sums(span)).values.estimate(KpiValue.MONEY, "customers with a journey"));
    }

    private static final class Sums implements Gathered<Sums> {
        private final Span span;
        private final ClusteredRatio values = new ClusteredRatio();

        Sums(Span span) {
            this.span = span;
        }

        @Override
        public void add(JourneyBlock block, int first, int end) {
            int journeys = 0;
            double sum = 0;
            for (int j = first; j < end; j++) {
                if (span.begins(block, j)) {
                    journeys++;
                    sum += block.value()[j];
                }
            }
            values.add(journeys == 0 ? 0 : 1, sum, sum * sum);
        }

        @Override
        public void merge(Sums other) {
            values.add(other.values);
        }
    }
}
