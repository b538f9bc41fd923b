package io.throughline.kpi;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Rate;
import io.throughline.path.pattern.Completions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Customers active in a base period and in a period after it / customers active in the base period; or those lost.
 *
 * <p>Formula: |A(B) ∩ A(P)| / |A(B)|. Textbook: (E − N) / S with E = |A(P)|, S = |A(B)| and N customers first active in P; those who come back after the base period make it
 * larger, and may make it larger than 1.
 *
 * @param base null: as long as the period, just before it
 * @param active what counts as active, a path pattern, at the time at which it is complete; null: a conversion
 * @param lost churn: one less the share
 */
public record Retention(
        TimeSpan period, @Nullable TimeSpan base, @Nullable String active, boolean lost) implements JourneyFormula {
    static final String NAME = "retention";
    static final String LOST = "churn";

    @Override
    public String name() {
        return lost ? LOST : NAME;
    }

    @Override
    public Object argument() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("period", period.arguments());
        if (base != null) {
            named.put("base", base.arguments());
        }
        if (active != null) {
            named.put("active", active);
        }
        return named;
    }

    @Override
    public String definition() {
        return "Customers active in the base period and " + (lost ? "not " : "")
                + "in the period / customers active in the base period; active is "
                + (active == null ? "a conversion." : "whoever does " + active + ".");
    }

    /** A span takes the place of the period, the time before it that of the base. */
    @Override
    public List<KpiValue> each(JourneySet set, Spans spans) {
        long until = Times.dataUntil(set, name());
        if (base != null && base.to().isAfter(period.from())) {
            throw new InvalidArgument(
                    "formula." + name() + ".base",
                    base,
                    "a time that has ended when the period begins: " + period.from());
        }
        Completions.@Nullable Of pattern =
                active == null ? null : Completions.pattern("formula." + name() + ".active", active, set);
        List<Retention> asked = new ArrayList<>();
        for (int span = 0; span < spans.size(); span++) {
            asked.add(spans.isAll() ? this : of(spans, span));
        }
        long[][] pairs = asked.stream().map(Retention::pair).toArray(long[][]::new);
        ActiveCustomers sums = Gathered.over(set, () -> new ActiveCustomers(pairs, pattern));
        List<KpiValue> values = new ArrayList<>();
        for (int i = 0; i < pairs.length; i++) {
            values.add(asked.get(i).value(set, sums, i, until));
        }
        return values;
    }

    private Retention of(Spans spans, int span) {
        return new Retention(
                new TimeSpan(instant(spans.from(span)), instant(spans.to(span))),
                new TimeSpan(instant(spans.before(span)), instant(spans.from(span))),
                active,
                lost);
    }

    private TimeSpan from() {
        return base == null ? period.before() : base;
    }

    private long[] pair() {
        return new long[] {
            Times.micros(from().from()),
            Times.micros(from().to()),
            Times.micros(period.from()),
            Times.micros(period.to())
        };
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private KpiValue value(JourneySet set, ActiveCustomers sums, int i, long until) {
        long inBase = sums.inBase[i];
        long stay = sums.inPeriod[i] - sums.isNew[i];
        Rate kept = Rate.of(sums.inBoth[i], inBase, "customers active from " + from());
        Double usual = inBase == 0 ? null : (Double) ((double) stay / inBase);
        KpiValue value = KpiValue.of(kept, inBase).withTextbook(usual);
        value = lost ? value.mirrored() : value;
        value = value.withCount(
                stay - sums.inBoth[i],
                "customers came back who were not active in the base period: the textbook counts them.");
        value = value.withCount(sums.stepClock, "customers have step numbers instead of times and are left out.");
        return noted(set, value, until);
    }

    private KpiValue noted(JourneySet set, KpiValue figure, long until) {
        KpiValue value = figure;
        if (Times.micros(period.to()) > until + ChronoUnit.DAYS.getDuration().toMillis() * 1_000) {
            value = value.withNote("The data end at " + instant(until)
                    + ", before the period does: those who are still to come count as lost.");
        }
        return Times.noted(set, value);
    }
}
