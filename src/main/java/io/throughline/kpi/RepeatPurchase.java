package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Customers with a second conversion at another time, within some time of the first / customers with one who were observed that long.
 *
 * @param within null: ever, among all customers with a conversion
 */
public record RepeatPurchase(@Nullable Duration within) implements JourneyFormula {
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
    public List<KpiValue> each(JourneySet set, Spans spans) {
        long length = within == null ? Long.MAX_VALUE : Times.micros(within);
        long latest = within == null ? Long.MAX_VALUE : Times.dataUntil(set, NAME) - length;
        Sums sums = Gathered.over(set, () -> new Sums(spans, length, latest));
        return IntStream.range(0, spans.size())
                .mapToObj(span -> Times.noted(set, value(sums, span)))
                .toList();
    }

    private KpiValue value(Sums sums, int span) {
        String of = "customers with a conversion" + (within == null ? "" : ", observed for " + Times.text(within));
        KpiValue value = KpiValue.of(Rate.of(sums.again[span], sums.first[span], of), sums.first[span]);
        if (within == null) {
            return value.withNote(
                    "The younger the customers, the fewer have come back yet: ask for `within` to compare.");
        }
        return value.withCount(
                        sums.tooYoung[span],
                        "customers are left out: they converted first less than " + Times.text(within)
                                + " before the data end.")
                .withCount(sums.stepClock, "customers have step numbers instead of times and are left out.");
    }

    private static final class Sums implements Gathered<Sums> {
        private final Spans spans;
        private final long length;
        private final long latest;
        private final long[] first;
        private final long[] again;
        private final long[] tooYoung;
        private long stepClock;

        /** @param length after the first conversion @param latest time of a first conversion that was observed so long */
        Sums(Spans spans, long length, long latest) {
            this.spans = spans;
            this.length = length;
            this.latest = latest;
            first = new long[spans.size()];
            again = new long[spans.size()];
            tooYoung = new long[spans.size()];
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
            if (!timed && length != Long.MAX_VALUE) {
                stepClock++;
                return;
            }
            int span = spans.isAll() ? 0 : timed ? spans.of(block.end(j)) : Spans.NONE;
            if (span != Spans.NONE) {
                count(block, j, end, span);
            }
        }

        private void count(JourneyBlock block, int from, int end, int span) {
            long begin = block.end(from);
            if (begin > latest) {
                tooYoung[span]++;
                return;
            }
            first[span]++;
            for (int j = from + 1; j < end; j++) {
                if (block.converted(j) && block.end(j) > begin) {
                    again[span] += block.end(j) - begin <= length ? 1 : 0;
                    return;
                }
            }
        }

        @Override
        public void merge(Sums other) {
            for (int span = 0; span < first.length; span++) {
                first[span] += other.first[span];
                again[span] += other.again[span];
                tooYoung[span] += other.tooYoung[span];
            }
            stepClock += other.stepClock;
        }
    }
}
