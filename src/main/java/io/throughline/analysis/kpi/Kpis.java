package io.throughline.analysis.kpi;

import io.throughline.analysis.breakdown.CalendarUnits;
import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.analysis.summary.CurrencyValues;
import io.throughline.analysis.summary.CurrencyValues.CurrencyValue;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.Instants;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Years;
import io.throughline.kpi.FeedbackFormula;
import io.throughline.kpi.JourneyFormula;
import io.throughline.kpi.KpiFormula;
import io.throughline.kpi.KpiValue;
import io.throughline.kpi.RemainingValue;
import io.throughline.kpi.RemainingWorth;
import io.throughline.kpi.Spans;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Named figures of one set of journeys, values in the currency that they name. */
public final class Kpis {
    private static final int MAX_POINTS = 1_000;

    private Kpis() {}

    /** Throws {@link InvalidArgument} where values of several currencies would be added. */
    public static KpiValue of(EvaluatedJourneys journeys, KpiFormula formula) {
        return formula instanceof JourneyFormula counted
                ? inCurrency(currencies(journeys, counted), counted.over(journeys.set()))
                : SaidKpis.of(journeys, (FeedbackFormula) formula);
    }

    /** Throws {@link InvalidArgument} where values of several currencies would be added. */
    public static RemainingValue remainingValue(EvaluatedJourneys journeys, RemainingWorth asked) {
        RemainingValue value = RemainingValue.of(journeys.set(), asked);
        for (CurrencyValue each : currencies(journeys, asked)) {
            value = each.currency() == null ? value : value.in(each.currency());
        }
        return value;
    }

    /**
     * By the calendar unit in which journeys begin, first orders, exposures or feedback lie; retention: customers active in the unit before and in the unit.
     * Journeys of step numbers, and those outside of 1900 to 2200, are in none.
     */
    public static List<KpiPoint> trend(
            EvaluatedJourneys journeys, KpiFormula formula, TrendPoint.Unit unit, ZoneId zone) {
        List<KpiPoint> points = formula instanceof JourneyFormula counted
                ? trendOf(journeys, counted, unit, zone)
                : SaidKpis.trend(journeys, (FeedbackFormula) formula, unit, zone);
        requireFew(unit, points.size());
        return points;
    }

    private static void requireFew(TrendPoint.Unit unit, int points) {
        if (points > MAX_POINTS) {
            throw new InvalidArgument("unit", unit, "a longer unit, so that there are at most 1,000 points");
        }
    }

    private static List<KpiPoint> trendOf(
            EvaluatedJourneys journeys, JourneyFormula formula, TrendPoint.Unit unit, ZoneId zone) {
        List<CurrencyValue> currencies = currencies(journeys, formula);
        JourneySet set = journeys.set();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                if (!block.countsSteps(j) && Years.hold(block.start(j))) {
                    first = Math.min(first, block.start(j));
                    last = Math.max(last, block.end(j));
                }
            }
        }
        if (first > last) {
            return List.of();
        }
        CalendarUnits units =
                CalendarUnits.covering(first, Math.min(last, Years.END - 1), unit, zone, LongStream.empty());
        requireFew(unit, units.size());
        long[] begins = new long[units.size() + 1];
        Arrays.setAll(begins, i -> micros((i < units.size() ? units.begin(i) : units.end(i - 1)).toOffsetDateTime()));
        Spans spans = new Spans(micros(units.before(0).toOffsetDateTime()), begins);
        List<KpiValue> values = formula.each(set, spans);
        List<KpiPoint> points = new ArrayList<>(units.size());
        for (int i = 0; i < units.size(); i++) {
            points.add(new KpiPoint(
                    units.begin(i).toOffsetDateTime(),
                    units.end(i).toOffsetDateTime(),
                    inCurrency(currencies, values.get(i))));
        }
        return List.copyOf(points);
    }

    private static long micros(OffsetDateTime time) {
        return Instants.micros(time.toInstant());
    }

    private static List<CurrencyValue> currencies(EvaluatedJourneys journeys, KpiFormula formula) {
        List<CurrencyValue> all = formula.addsValues() ? CurrencyValues.of(journeys.set()) : List.of();
        List<String> named = all.stream()
                .map(CurrencyValue::currency)
                .filter(Objects::nonNull)
                .toList();
        if (named.size() > 1) {
            throw new InvalidArgument(
                    "formula",
                    formula.name(),
                    "only for values of one currency; these are of "
                            + named.stream().collect(Collectors.joining(", "))
                            + ": choose one by the scope's `attributes`, such as currency == \"" + named.get(0) + "\"");
        }
        return all;
    }

    static KpiValue inCurrency(EvaluatedJourneys journeys, KpiFormula formula, KpiValue value) {
        return inCurrency(currencies(journeys, formula), value);
    }

    private static KpiValue inCurrency(List<CurrencyValue> currencies, KpiValue value) {
        KpiValue known = value;
        for (CurrencyValue each : currencies) {
            if (each.currency() != null) {
                known = known.withUnit(each.currency());
            } else {
                known = known.withNote(String.format(
                        "%,d conversions name no currency; they are taken to be of the same one.", each.conversions()));
            }
        }
        return known;
    }
}
