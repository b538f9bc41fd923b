package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.ClusteredRatio;
import java.util.List;

/** What customers brought so far: Σ value of conversions / customers, those without a conversion too. */
public record RevenuePerCustomer() implements JourneyFormula {
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
    public List<KpiValue> each(JourneySet set, Spans spans) {
        return Gathered.each(set, spans, Sums::new).stream()
                .map(sums -> KpiValue.of(sums.values.estimate(KpiValue.MONEY, "customers with a journey"))
                        .withBelow(sums.below))
                .toList();
    }

    private static final class Sums implements Gathered<Sums> {
        private final ClusteredRatio values = new ClusteredRatio();
        private long below;

        @Override
        public void add(JourneyBlock block, int first, int end) {
            double sum = 0;
            for (int j = first; j < end; j++) {
                sum += block.value()[j];
                below += block.value()[j] < 0 ? 1 : 0;
            }
            values.add(1, sum, sum * sum);
        }

        @Override
        public void merge(Sums other) {
            values.add(other.values);
            below += other.below;
        }
    }
}
