package io.throughline.kpi;

import io.throughline.journey.JourneySet;
import io.throughline.measure.Estimate;
import io.throughline.measure.MedianInterval;
import io.throughline.path.time.Waits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The median time from one step to another, those who do not get there counted as still on their way. The interval takes all journeys of a customer as one, which is the widest it can be.
 *
 * @param from null: the journey's start
 * @param to null: any conversion
 */
public record TimeToComplete(
        @Nullable String from, @Nullable String to) implements JourneyFormula {
    static final String NAME = "timeBetween";
    private static final double MICROS = 1e6;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object argument() {
        Map<String, Object> named = new LinkedHashMap<>();
        if (from != null) {
            named.put("from", from);
        }
        if (to != null) {
            named.put("to", to);
        }
        return named;
    }

    @Override
    public String definition() {
        return "Median time from " + (from == null ? "the start of a journey" : from) + " to "
                + (to == null ? "its conversion" : to) + ", by Kaplan and Meier's estimate.";
    }

    @Override
    public String measured() {
        return KpiValue.SECONDS;
    }

    @Override
    public List<KpiValue> each(JourneySet set, Spans spans) {
        Times.dataUntil(set, NAME);
        return spans.split(set).stream()
                .map(part -> value(Waits.of(part, "formula.timeBetween.", from, to)))
                .toList();
    }

    private KpiValue value(Waits waits) {
        long arrived = waits.arrived().size();
        long n = arrived + waits.lost().size();
        double deff = n == 0 ? 1 : Math.max(1, waits.squares() / n);
        MedianInterval median = MedianInterval.of(waits.arrived(), waits.lost(), deff);
        boolean few = waits.customers() < 2;
        Estimate time = new Estimate(
                seconds(median.value()),
                few ? null : seconds(median.low()),
                few ? null : seconds(median.high()),
                n,
                waits.customers(),
                deff,
                KpiValue.SECONDS,
                "journeys that start the clock" + (from == null ? "" : " at " + from));
        return KpiValue.of(time)
                .withCount(arrived, "of them arrive.")
                .withCount(
                        n > 0 && median.value() == null ? n - arrived : 0, "have not arrived so far: half never do.");
    }

    private static @Nullable Double seconds(@Nullable Long micros) {
        return micros == null ? null : (Double) (micros / MICROS);
    }
}
