package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Rate;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Customers with a second conversion at another time, within some time of the first / customers with one who were observed that long.
 *
 * @param within null: ever, among all customers with a conversion
 */
public record RepeatPurchase(@Nullable Duration within) implements KpiFormula {
    static final String NAME = "repeatPurchase";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object argument() {
        return within == null ? Map.of() : Map.of("within", Times.text(within));
    }

    @Override
    public String definition() {
        return "Customers who convert again at another time"
                + (within == null ? "" : " within " + Times.text(within) + " of their first conversion")
                + " / customers with a conversion" + (within == null ? "." : " who were observed that long.");
    }

    /** A span holds the first conversion. */
    @Override
    public KpiValue over(JourneySet set, Span span) {
        if (within == null) {
            Sums sums = Gathered.over(set, () -> new Sums(span, Long.MAX_VALUE, Long.MAX_VALUE));
            return value(sums, "customers with a conversion")
                    .withNote("The younger the customers, the fewer have come back yet: ask for `within` to compare.");
        }
        long length = Times.micros(within);
        long until = Times.dataUntil(set, NAME);
        Sums sums = Gathered.over(set, () -> new Sums(span, length, until - length));
        return value(sums, "customers with a conversion, observed for " + Times.text(within))
                .withCount(
                        sums.tooYoung,
                        "customers are left out: they converted first less than " + Times.text(within)
                                + " before the data end.")
                .withCount(sums.stepClock, "customers have step numbers instead of times and are left out.");
    }

    private static KpiValue value(Sums sums, String of) {
        return KpiValue.of(Rate.of(sums.again, sums.first, of), sums.first);
    }

    private static final class Sums implements Gathered<Sums> {
        private final Span span;
        private final long length;
        private final long latest;
        private long first;
        private long again;
        private long tooYoung;
        private long stepClock;

        /** @param length after the first conversion @param latest time of a first conversion that was observed so long */
        Sums(Span span, long length, long latest) {
            this.span = span;
            this.length = length;
            this.latest = latest;
        }

        @Override
        public void add(JourneyBlock block, int from, int end) {
            int j = from;
            while (j < end && !block.converted(j)) {
                j++;
            }
            if (j == end) {
                return;
            }
            boolean timed = !block.countsSteps(from);
            long begin = block.end(j);
            if (!timed && length != Long.MAX_VALUE) {
                stepClock++;
            } else if (span.isAll() || timed && span.holds(begin)) {
                count(block, j, end, begin);
            }
        }

        private void count(JourneyBlock block, int from, int end, long begin) {
            if (begin > latest) {
                tooYoung++;
                return;
            }
            first++;
            for (int j = from + 1; j < end; j++) {
                if (block.converted(j) && block.end(j) > begin) {
                    again += block.end(j) - begin <= length ? 1 : 0;
                    return;
                }
            }
        }

        @Override
        public void merge(Sums other) {
            first += other.first;
            again += other.again;
            tooYoung += other.tooYoung;
            stepClock += other.stepClock;
        }
    }
}
