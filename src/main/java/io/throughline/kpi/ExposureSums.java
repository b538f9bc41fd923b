package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.measure.ClusteredRate;
import java.time.Duration;

/** Exposures, and those that were answered in time. Cost: one pass over the steps, and the steps in time after each exposure. */
final class ExposureSums implements Gathered<ExposureSums> {
    private final Question question;
    private final Span span;
    private final long within;
    private final long latest;
    private final ClusteredRate rate = new ClusteredRate();
    private long customers;
    private long tooYoung;
    private long stepClock;

    /** What is an exposure, and what answers it; of one block. */
    interface Question {
        boolean isExposure(JourneyBlock block, int place);

        /** @param end the first place that is too late */
        boolean isAnswered(JourneyBlock block, int exposure, int end);
    }

    /** @param until where the data end */
    ExposureSums(Question question, Span span, Duration within, long until) {
        this.question = question;
        this.span = span;
        this.within = Times.micros(within);
        latest = until - this.within;
    }

    @Override
    public void add(JourneyBlock block, int first, int end) {
        if (block.countsSteps(first)) {
            stepClock++;
            return;
        }
        long[] at = block.timelines().at();
        int last = block.offset()[end];
        int inTime = block.offset()[first];
        int shown = 0;
        int answered = 0;
        for (int place = inTime; place < last; place++) {
            if (!question.isExposure(block, place)) {
                continue;
            }
            long time = at[block.row().at(place)];
            if (!span.holds(time)) {
                continue;
            }
            if (time > latest) {
                tooYoung++;
                continue;
            }
            while (inTime < last && at[block.row().at(inTime)] <= time + within) {
                inTime++;
            }
            shown++;
            answered += question.isAnswered(block, place, inTime) ? 1 : 0;
        }
        rate.add(answered, shown);
        customers += shown > 0 ? 1 : 0;
    }

    @Override
    public void merge(ExposureSums other) {
        rate.add(other.rate);
        customers += other.customers;
        tooYoung += other.tooYoung;
        stepClock += other.stepClock;
    }

    KpiValue value(String of) {
        return KpiValue.of(rate.rate(of), customers)
                .withCount(tooYoung, "exposures are too young to tell and are left out.")
                .withCount(stepClock, "customers have step numbers instead of times and are left out.");
    }
}
