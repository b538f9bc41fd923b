package io.throughline.kpi;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is still worth on average, see {@link RemainingValue}.
 *
 * @param unit of a period
 * @param horizon in periods; null: without end
 * @param discount for each period, 0 or more; one above 1 may have been kept, but is not answered
 */
public record RemainingWorth(CalendarPeriod unit, @Nullable Integer horizon, double discount)
        implements JourneyFormula {
    static final String NAME = "remainingValue";
    static final String ALLOWED = "0 to 1 for each unit: 0.015 is 1.5 %";
    private static final int MAX_HORIZON = 1_000;

    public RemainingWorth {
        if (horizon != null && (horizon < 1 || horizon > MAX_HORIZON)) {
            throw new InvalidArgument("horizon", horizon, "1 to 1,000 units");
        }
        if (!(discount >= 0)) {
            throw new InvalidArgument("discount", discount, ALLOWED);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object argument() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("unit", new FormulaText.Word(unit.name()));
        if (horizon != null) {
            named.put("horizon", horizon);
        }
        if (discount != 0) {
            named.put("discount", discount);
        }
        return named;
    }

    @Override
    public String definition() {
        return "What customers who converted will still bring "
                + (horizon == null
                        ? ""
                        : "within " + horizon + " " + unit.name().toLowerCase(java.util.Locale.ROOT) + "s ")
                + "/ such customers, by an absorbing chain over their orders so far and the time since the last.";
    }

    @Override
    public boolean addsValues() {
        return true;
    }

    /** As of the end of each span. */
    @Override
    public List<KpiValue> each(JourneySet set, Spans spans) {
        return RemainingValue.each(set, this, spans).stream()
                .map(RemainingWorth::value)
                .toList();
    }

    private static KpiValue value(RemainingValue remaining) {
        KpiValue value = KpiValue.of(remaining.mean());
        for (String note : remaining.notes()) {
            value = value.withNote(note);
        }
        RemainingValue.Backtest test = remaining.backtest();
        return test == null
                ? value.withNote("Too few periods to look back how such a figure would have done.")
                : value.withNote(String.format(
                        java.util.Locale.ROOT,
                        "Back-test: without the last %d periods it foretells %,.2f for them, they brought %,.2f.",
                        test.periods(),
                        test.predicted(),
                        test.actual()));
    }
}
