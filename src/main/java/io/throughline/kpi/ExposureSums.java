package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.ClusteredRate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Exposures, and those that were answered in time, by the span that holds the exposure. Cost: one pass over the steps, and the steps in time after each exposure. */
final class ExposureSums implements Gathered<ExposureSums> {
    private final Question question;
    private final Spans spans;
    private final long within;
    private final long latest;
    private final ClusteredRate[] rate;
    private final long[] customers;
    private final long[] tooYoung;
    private long stepClock;
    private int span;
    private int shown;
    private int answered;

    /** What is an exposure, and what answers it; of one block. */
    interface Question {
        boolean isExposure(JourneyBlock block, int place);

        /** @param end the first place that is too late */
        boolean isAnswered(JourneyBlock block, int exposure, int end);
    }

    private ExposureSums(Question question, Spans spans, long within, long latest) {
        this.question = question;
        this.spans = spans;
        this.within = within;
        this.latest = latest;
        rate = new ClusteredRate[spans.size()];
        Arrays.setAll(rate, i -> new ClusteredRate());
        customers = new long[spans.size()];
        tooYoung = new long[spans.size()];
    }

    /** One figure a span. @param formula what needs times @param of what exposures are, in words */
    static List<KpiValue> each(
            JourneySet set,
            Spans spans,
            String formula,
            Supplier<? extends Question> question,
            Duration within,
            String of) {
        long length = Times.micros(within);
        long latest = Times.dataUntil(set, formula) - length;
        ExposureSums sums = Gathered.over(set, () -> new ExposureSums(question.get(), spans, length, latest));
        return IntStream.range(0, spans.size())
                .mapToObj(i -> Times.noted(set, sums.value(i, of)))
                .toList();
    }

    @Override
    public void add(JourneyBlock block, int first, int end) {
        if (block.countsSteps(first)) {
            stepClock++;
            return;
        }
        span = 0;
        long[] at = block.timelines().at();
        int last = block.offset()[end];
        int inTime = block.offset()[first];
        for (int place = inTime; place < last; place++) {
            if (!question.isExposure(block, place)) {
                continue;
            }
            long time = at[block.row().at(place)];
            if (!isLooked(time)) {
                continue;
            }
            while (inTime < last && at[block.row().at(inTime)] <= time + within) {
                inTime++;
            }
            shown++;
            answered += question.isAnswered(block, place, inTime) ? 1 : 0;
        }
        settle();
    }

    /** Whether an exposure is in a span and old enough to tell. */
    private boolean isLooked(long time) {
        int here = spans.isAll() ? 0 : spans.of(time);
        if (here == Spans.NONE) {
            return false;
        }
        if (time > latest) {
            tooYoung[here]++;
            return false;
        }
        if (here != span) {
            settle();
            span = here;
        }
        return true;
    }

    /** The customer is complete in this span. */
    private void settle() {
        rate[span].add(answered, shown);
        customers[span] += shown > 0 ? 1 : 0;
        shown = 0;
        answered = 0;
    }

    @Override
    public void merge(ExposureSums other) {
        for (int i = 0; i < rate.length; i++) {
            rate[i].add(other.rate[i]);
            customers[i] += other.customers[i];
            tooYoung[i] += other.tooYoung[i];
        }
        stepClock += other.stepClock;
    }

    private KpiValue value(int i, String of) {
        return KpiValue.of(rate[i].rate(of), customers[i])
                .withCount(tooYoung[i], "exposures are too young to tell and are left out.")
                .withCount(stepClock, "customers have step numbers instead of times and are left out.");
    }
}
