package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.ClusteredRatio;
import java.util.List;

/** What a conversion is worth on average: Σ value / conversions with a value. A value of 0 counts, one that is missing does not. */
public record AverageOrderValue() implements JourneyFormula {
    static final String NAME = "averageOrderValue";

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
        return "Sum of the values of conversions / conversions with a value.";
    }

    @Override
    public boolean addsValues() {
        return true;
    }

    @Override
    public List<KpiValue> each(JourneySet set, Spans spans) {
        return Gathered.each(set, spans, Sums::new).stream()
                .map(sums -> KpiValue.of(sums.values.estimate(KpiValue.MONEY, "conversions with a value"))
                        .withBelow(sums.below)
                        .withCount(sums.missing, "conversions have no value and are not counted."))
                .toList();
    }

    private static final class Sums implements Gathered<Sums> {
        private final ClusteredRatio values = new ClusteredRatio();
        private long missing;
        private long below;

        @Override
        public void add(JourneyBlock block, int first, int end) {
            int n = 0;
            double sum = 0;
            double squares = 0;
            for (int j = first; j < end; j++) {
                if (block.converted(j)) {
                    double value = block.value()[j];
                    if (value == 0 && isMissing(block, j)) {
                        missing++;
                    } else {
                        n++;
                        below += value < 0 ? 1 : 0;
                        sum += value;
                        squares += value * value;
                    }
                }
            }
            values.add(n, sum, squares);
        }

        private static boolean isMissing(JourneyBlock block, int journey) {
            double[] values = block.timelines().value();
            return values == null || Double.isNaN(values[block.lastRow().at(block.offset()[journey + 1] - 1)]);
        }

        @Override
        public void merge(Sums other) {
            values.add(other.values);
            missing += other.missing;
            below += other.below;
        }
    }
}
