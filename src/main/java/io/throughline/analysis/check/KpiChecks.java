package io.throughline.analysis.check;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.kpi.AverageOrderValue;
import io.throughline.kpi.CalendarPeriod;
import io.throughline.kpi.Cohort;
import io.throughline.kpi.Cohorts;
import io.throughline.kpi.Conversion;
import io.throughline.kpi.KpiValue;
import io.throughline.kpi.Retention;
import io.throughline.kpi.Spans;
import io.throughline.kpi.TimeSpan;
import io.throughline.measure.Check;
import io.throughline.measure.Rate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Identities between named figures, which are counted customer by customer and by parts of time, and the totals of the same journeys. */
final class KpiChecks {
    private static final double ROUNDING = 1e-9;
    private static final Instant BEFORE_ALL = Instant.parse("0001-01-01T00:00:00Z");

    private KpiChecks() {}

    static List<Check> of(Figures figures) {
        JourneySet set = figures.of(Figure.KPI).set();
        KpiValue orders = new AverageOrderValue().over(set);
        Double mean = orders.value();
        List<Check> checks = new ArrayList<>();
        checks.add(Check.of(
                "average order value × orders = value",
                mean == null ? 0 : mean * orders.n(),
                figures.of(Figure.VALUE).value(),
                ROUNDING));
        Long until = set.dataUntil();
        if (until != null) {
            checks.add(Check.of(
                    "conversions of both halves of the time = converted",
                    inHalves(set, until),
                    figures.of(Figure.CONVERTED).converted()));
            checks.addAll(cohorts(set, figures.of(Figure.COHORTS).set(), until));
        }
        return List.copyOf(checks);
    }

    private static long numerator(KpiValue share) {
        Long numerator = share.numerator();
        return numerator == null ? 0 : numerator;
    }

    /** Conversions before and after a moment, and of journeys without times. */
    private static long inHalves(JourneySet set, long until) {
        long first = until;
        long sum = 0;
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                boolean timed = !block.countsSteps(j);
                first = timed ? Math.min(first, block.start(j)) : first;
                sum += !timed && block.converted(j) ? 1 : 0;
            }
        }
        long[] begins = {Long.MIN_VALUE + 1, first + (until - first) / 2, Long.MAX_VALUE};
        for (KpiValue half : new Conversion().each(set, new Spans(Long.MIN_VALUE, begins))) {
            sum += numerator(half);
        }
        return sum;
    }

    /** None where the data hold too many quarters. */
    private static List<Check> cohorts(JourneySet set, JourneySet cohorted, long until) {
        List<Cohort> cohorts;
        try {
            cohorts = Cohorts.of(cohorted, CalendarPeriod.QUARTER, null);
        } catch (InvalidArgument tooMany) {
            return List.of();
        }
        Instant end = Instant.EPOCH.plus(until + 1, ChronoUnit.MICROS);
        TimeSpan all = new TimeSpan(BEFORE_ALL, end);
        TimeSpan later = new TimeSpan(end, end.plus(90, ChronoUnit.DAYS));
        KpiValue kept = new Retention(later, all, null, false).over(set);
        KpiValue lost = new Retention(later, all, null, true).over(set);
        return List.of(
                Check.of(
                        "customers kept + customers lost = customers over all cohorts",
                        numerator(kept) + numerator(lost),
                        cohorts.stream().mapToLong(Cohort::customers).sum()),
                Check.of(
                        "customers active quarter by quarter = customers of all cohorts active quarter by quarter",
                        active(set, cohorts, end),
                        cohorts.stream()
                                .flatMap(cohort -> cohort.active().stream())
                                .mapToLong(Rate::numerator)
                                .sum()));
    }

    /** Customers active in each quarter that has ended, summed; of the last its last day may go on. */
    private static long active(JourneySet set, List<Cohort> cohorts, Instant end) {
        int ended = cohorts.isEmpty() ? 0 : cohorts.get(0).active().size();
        long sum = 0;
        for (Cohort quarter : cohorts.subList(0, ended)) {
            Instant after = quarter.to().toInstant();
            TimeSpan base = new TimeSpan(quarter.from().toInstant(), after.isBefore(end) ? after : end);
            TimeSpan next = new TimeSpan(after, after.plus(1, ChronoUnit.DAYS));
            sum += new Retention(next, base, null, false).over(set).n();
        }
        return sum;
    }
}
