package io.throughline.analysis.map;

import io.throughline.analysis.map.Recommendation.Gain;
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
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What to do about what hurts, most gain per effort first; what does not surely bring more conversions comes after.
 *
 * <p>Formula: gain = what the order-1 chain brings with the change, exactly, scaled to 30 days; interval: the middle 95 % over samples of customers;
 * effort that nobody said counts as {@value #USUAL_EFFORT}.
 */
public final class Recommendations {
    /** Effort where nobody said any. */
    static final int USUAL_EFFORT = 3;

    /** Changes that samples are drawn for: those that bring most. */
    private static final int MOST = 20;

    private static final int MAX_SAMPLES = 1_000;
    private static final double[] PARTS = {0.25, 0.5, 1};
    private static final Comparator<Recommendation> BEST_FIRST = Comparator.comparing(
                    (Recommendation one) -> !one.isSure())
            .thenComparingDouble(Recommendations::rank)
            .thenComparing(Recommendation::text);

    private final MapCells cells;
    private final EvaluatedJourneys journeys;
    private final Gains gains;
    private final boolean valued;
    private final double scale;
    private final String per;

    private Recommendations(MapCells cells) {
        this.cells = cells;
        this.journeys = cells.journeys();
        this.gains = journeys.counted(Gains.class, () -> Gains.of(journeys.set(), journeys.graph()));
        this.valued = journeys.value() != 0;
        Double days = days();
        this.scale = days == null ? 1 : 30 / Math.max(1, days);
        this.per = days == null ? "" : " per 30 days";
    }

    /**
     * What a map's pain points and opportunities come to.
     *
     * @param samples of customers for intervals, 0 to 1,000; without any nothing is sure
     */
    public static List<Recommendation> of(MapCells cells, int first, int samples, long seed) {
        if (samples < 0 || samples > MAX_SAMPLES) {
            throw new InvalidArgument("samples", samples, "0 to " + MAX_SAMPLES);
        }
        return new Recommendations(cells).list(first, samples, seed);
    }

    private List<Recommendation> list(int first, int samples, long seed) {
        List<Candidate> candidates = new Candidates(cells).list();
        List<Candidate> solved = candidates.stream()
                .filter(candidate -> !candidate.edits().isEmpty() && gain(candidate.edits()) != null)
                .sorted(Comparator.comparingDouble(candidate -> -worth(candidate)))
                .limit(MOST)
                .toList();
        List<List<Gains.Gain>> drawn = GainSamples.of(
                journeys.set(),
                journeys.graph(),
                solved.stream().map(Candidate::edits).toList(),
                Resamples.of(samples, seed));
        List<Recommendation> all = new ArrayList<>();
        for (Candidate candidate : candidates) {
            int place = solved.indexOf(candidate);
            all.add(candidate.with(place < 0 ? known(candidate) : gain(candidate, drawn, place), valued));
        }
        all.sort(BEST_FIRST);
        return overlapping(all.subList(0, Math.min(first, all.size())));
    }

    private static double rank(Recommendation one) {
        Double perEffort = one.perEffort();
        return perEffort == null ? Double.POSITIVE_INFINITY : -perEffort;
    }

    private double worth(Candidate candidate) {
        Gains.Gain gain = gain(candidate.edits());
        return gain == null ? 0 : valued ? gain.value() : gain.conversions();
    }

    /** Null where these journeys do not go the way that is to be changed. */
    private Gains.@Nullable Gain gain(List<Edit> edits) {
        try {
            return gains.of(edits);
        } catch (InvalidArgument unmade) {
            return null;
        }
    }

    /** Of a pain point whose loss is told otherwise, without an interval; null where nothing tells. */
    private @Nullable Gain known(Candidate candidate) {
        PainPoint pain = candidate.pain();
        if (pain == null
                || pain.basis() != PainPoint.Basis.WHAT_IF
                || !candidate.edits().isEmpty()) {
            return null;
        }
        Double conversions = pain.lostConversions();
        Double value = pain.lostValue();
        if (conversions == null) {
            return null;
        }
        return new Gain(
                estimate("conversions", conversions, null),
                estimate("value", value == null ? 0 : value, null),
                List.of(),
                null,
                null);
    }

    private Gain gain(Candidate candidate, List<List<Gains.Gain>> drawn, int place) {
        Gains.Gain whole = gains.of(candidate.edits());
        List<Double> partly = new ArrayList<>();
        for (double part : PARTS) {
            partly.add(scale
                    * gains.of(PartlyDone.of(journeys.graph(), candidate.edits(), part))
                            .conversions());
        }
        return new Gain(
                estimate("conversions", whole.conversions(), interval(drawn, place, Gains.Gain::conversions)),
                estimate("value", whole.value(), interval(drawn, place, Gains.Gain::value)),
                partly,
                null,
                null);
    }

    private static @Nullable Interval interval(
            List<List<Gains.Gain>> drawn, int place, ToDoubleFunction<Gains.Gain> figure) {
        return Interval.ofSamples(drawn.stream()
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

    /** Each with what those above bring already; what would undo some of that is not made with them. */
    private List<Recommendation> overlapping(List<Recommendation> ranked) {
        List<Edit> above = new ArrayList<>();
        double before = 0;
        List<Recommendation> all = new ArrayList<>();
        for (Recommendation one : ranked) {
            Gains.Gain own = one.edits().isEmpty() ? null : gain(one.edits());
            List<Edit> joint = new ArrayList<>(above);
            joint.addAll(one.edits());
            Gains.Gain together = own == null ? null : gain(joint);
            if (one.gain() == null || own == null || together == null) {
                all.add(one);
                continue;
            }
            double more = together.conversions() - before;
            Double elsewhere =
                    own.conversions() <= 0 ? null : (Double) Math.min(1, Math.max(0, 1 - more / own.conversions()));
            all.add(one.overlapping(elsewhere, scale * Math.max(before, together.conversions())));
            if (more > 0) {
                above = joint;
                before = together.conversions();
            }
        }
        return List.copyOf(all);
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
