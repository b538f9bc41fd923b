package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Rate;
import io.throughline.path.pattern.Completions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
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
        TimeSpan period, @Nullable TimeSpan base, @Nullable String active, boolean lost) implements KpiFormula {
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
    public KpiValue over(JourneySet set, Span span) {
        return span.isAll() ? within(set) : new Retention(after(span), before(span), active, lost).within(set);
    }

    private static TimeSpan after(Span span) {
        return new TimeSpan(instant(span.from()), instant(span.to()));
    }

    private static TimeSpan before(Span span) {
        return new TimeSpan(instant(span.before()), instant(span.from()));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private KpiValue within(JourneySet set) {
        long until = Times.dataUntil(set, name());
        TimeSpan from = base == null ? period.before() : base;
        Completions.@Nullable Of pattern =
                active == null ? null : Completions.pattern("formula." + name() + ".active", active, set);
        Sums sums = Gathered.over(set, () -> new Sums(from, period, pattern));
        Rate kept = Rate.of(sums.inBoth, sums.inBase, "customers active from " + from);
        Double usual = sums.inBase == 0 ? null : (Double) ((double) (sums.inPeriod - sums.isNew) / sums.inBase);
        KpiValue value = KpiValue.of(kept, sums.inBase).withTextbook(usual);
        value = lost ? value.mirrored() : value;
        long back = sums.inPeriod - sums.isNew - sums.inBoth;
        value = value.withCount(
                back, "customers came back who were not active in the base period: the textbook counts them.");
        value = value.withCount(sums.stepClock, "customers have step numbers instead of times and are left out.");
        return noted(set, value, until);
    }

    private KpiValue noted(JourneySet set, KpiValue figure, long until) {
        KpiValue value = figure;
        if (Times.micros(period.to()) > until + ChronoUnit.DAYS.getDuration().toMillis() * 1_000) {
            value = value.withNote("The data end at " + instant(until)
                    + ", before the period does: those who are still to come count as lost.");
        }
        if (set.scope().journeys().period() != null) {
            value = value.withNote("The period of the scope leaves journeys out: nobody is active in them.");
        }
        return value;
    }

    private static final class Sums implements Gathered<Sums> {
        private final long baseFrom;
        private final long baseTo;
        private final long from;
        private final long to;
        private final Completions.@Nullable Of pattern;
        private @Nullable Completions completions;
        private long inBase;
        private long inPeriod;
        private long inBoth;
        private long isNew;
        private long stepClock;
        private boolean earlier;
        private boolean seenBase;
        private boolean seenPeriod;

        Sums(TimeSpan base, TimeSpan period, Completions.@Nullable Of pattern) {
            baseFrom = Times.micros(base.from());
            baseTo = Times.micros(base.to());
            from = Times.micros(period.from());
            to = Times.micros(period.to());
            this.pattern = pattern;
        }

        @Override
        public void add(JourneyBlock block, int first, int end) {
            if (block.countsSteps(first)) {
                stepClock++;
                return;
            }
            earlier = false;
            seenBase = false;
            seenPeriod = false;
            for (int j = first; j < end; j++) {
                if (pattern != null) {
                    markCompletions(block, j, pattern);
                } else if (block.converted(j)) {
                    mark(block.end(j));
                }
            }
            inBase += seenBase ? 1 : 0;
            inPeriod += seenPeriod ? 1 : 0;
            inBoth += seenBase && seenPeriod ? 1 : 0;
            isNew += seenPeriod && !earlier ? 1 : 0;
        }

        private void markCompletions(JourneyBlock block, int journey, Completions.Of of) {
            Completions here = completions;
            if (here == null) {
                here = of.in(block);
                completions = here;
            }
            for (int place = here.first(journey); place >= 0; place = here.next(journey, place)) {
                mark(block.timelines().at()[block.row().at(place)]);
            }
        }

        private void mark(long time) {
            earlier |= time < from;
            seenBase |= time >= baseFrom && time < baseTo;
            seenPeriod |= time >= from && time < to;
        }

        @Override
        public void merge(Sums other) {
            inBase += other.inBase;
            inPeriod += other.inPeriod;
            inBoth += other.inBoth;
            isNew += other.isNew;
            stepClock += other.stepClock;
        }
    }
}
