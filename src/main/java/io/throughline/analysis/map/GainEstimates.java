package io.throughline.analysis.map;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.markov.whatif.GainSamples;
import io.throughline.markov.whatif.Gains;
import io.throughline.markov.whatif.WhatIf.Edit;
import io.throughline.measure.Estimate;
import io.throughline.measure.Interval;
import io.throughline.measure.Resamples;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What changes of a chain come to: exactly, per 30 days where journeys have times, else over all of them; the interval is the middle 95 % over samples of
 * customers. The same change of the same journeys has the same interval wherever it is told.
 */
final class GainEstimates {
    private final EvaluatedJourneys journeys;
    private final Gains gains;
    private final double scale;
    private final String per;

    GainEstimates(EvaluatedJourneys journeys) {
        this.journeys = journeys;
        this.gains = journeys.counted(Gains.class, () -> Gains.of(journeys.set(), journeys.graph()));
        Double days = days();
        this.scale = days == null ? 1 : 30 / Math.max(1, days);
        this.per = days == null ? "" : " per 30 days";
    }

    /** By what gains over all journeys are multiplied. */
    double scale() {
        return scale;
    }

    /** Over all journeys. Throws {@link InvalidArgument} where they do not go the way that is to be changed. */
    Gains.Gain exactly(List<Edit> edits) {
        return gains.of(edits);
    }

    /** Why nothing tells what a change brings; null where something does. */
    @Nullable
    String fault(List<Edit> edits) {
        if (edits.isEmpty()) {
            return "nobody said what it changes";
        }
        if (journeys.count() == 0) {
            return "no journeys";
        }
        try {
            exactly(edits);
            return null;
        } catch (InvalidArgument fault) {
            return String.valueOf(fault.getMessage());
        }
    }

    /** Null where these journeys do not go the way that is to be changed. */
    Gains.@Nullable Gain find(List<Edit> edits) {
        try {
            return gains.of(edits);
        } catch (InvalidArgument unmade) {
            return null;
        }
    }

    /**
     * In the order of changes, all of which can be made.
     *
     * @param sampled of how many, from the first, there are intervals
     * @param samples 0: no intervals
     */
    List<ChanceGain> of(List<List<Edit>> changes, int sampled, int samples, long seed) {
        List<List<Edit>> asked = changes.subList(0, Math.min(sampled, changes.size()));
        boolean none = asked.isEmpty() || samples == 0 || journeys.count() == 0;
        List<List<Gains.Gain>> drawn = none ? List.of() : drawn(samples, seed).gains(asked);
        List<ChanceGain> all = new ArrayList<>();
        for (List<Edit> edits : changes) {
            Gains.Gain whole = gains.of(edits);
            int place = all.size() < sampled ? all.size() : -1;
            all.add(new ChanceGain(
                    estimate("conversions", whole.conversions(), interval(drawn, place, Gains.Gain::conversions)),
                    estimate("value", whole.value(), interval(drawn, place, Gains.Gain::value)),
                    ""));
        }
        return all;
    }

    /** Drawn once for all who ask about the same journeys. */
    private GainSamples drawn(int samples, long seed) {
        DrawnGains kept = journeys.counted(DrawnGains.class, DrawnGains::new);
        return kept.of(
                samples, seed, () -> GainSamples.of(journeys.set(), journeys.graph(), Resamples.of(samples, seed)));
    }

    private static @Nullable Interval interval(
            List<List<Gains.Gain>> drawn, int place, ToDoubleFunction<Gains.Gain> figure) {
        return place < 0
                ? null
                : Interval.ofSamples(drawn.stream()
                        .mapToDouble(sample -> figure.applyAsDouble(sample.get(place)))
                        .toArray());
    }

    private Estimate estimate(String unit, double value, @Nullable Interval interval) {
        return new Estimate(
                scale * value,
                interval == null ? null : (Double) (scale * interval.low()),
                interval == null ? null : (Double) (scale * interval.high()),
                journeys.count(),
                journeys.customers(),
                1,
                unit + per,
                "journeys");
    }

    /** From the first interaction to the last; null where journeys count steps, or there are none. */
    private @Nullable Double days() {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (JourneyBlock block : journeys.set().blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                if (block.countsSteps(j)) {
                    return null;
                }
                from = Math.min(from, block.start(j));
                to = Math.max(to, block.end(j));
            }
        }
        return from > to
                ? null
                : (Double) ((double) Duration.of(to - from, ChronoUnit.MICROS).toSeconds() / 86_400);
    }
}
