package io.throughline.analysis.map;

import io.throughline.analysis.map.Recommendation.Gain;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.InvalidArgument;
import io.throughline.markov.whatif.Gains;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do about what hurts, most gain per effort first; what does not surely bring more conversions comes after.
 *
 * <p>Formula: gain = what the order-1 chain brings with the change, exactly, scaled to 30 days; interval: the middle 95 % over samples of customers;
 * effort that nobody said counts as 3.
 */
public final class Recommendations {
    /** Changes that samples are drawn for: those that bring most. */
    private static final int MOST = 20;

    private static final int MIN_SAMPLES = 100;
    private static final int MAX_SAMPLES = 1_000;
    private static final double[] PARTS = {0.25, 0.5, 1};
    private static final Comparator<Recommendation> BEST_FIRST = Comparator.comparing(
                    (Recommendation one) -> !one.isSure())
            .thenComparingDouble(Recommendations::rank)
            .thenComparing(Recommendation::text);

    private final MapCells cells;
    private final EvaluatedJourneys journeys;
    private final GainEstimates gains;
    private final boolean valued;

    private Recommendations(MapCells cells) {
        this.cells = cells;
        this.journeys = cells.journeys();
        this.gains = new GainEstimates(journeys);
        this.valued = journeys.value() != 0;
    }

    /**
     * What a map's pain points and opportunities come to.
     *
     * @param stage null: of all, and what is in none
     * @param samples of customers for intervals, 100 to 1,000, or 0 for none; without any nothing is sure
     */
    public static List<Recommendation> of(MapCells cells, @Nullable String stage, int first, int samples, long seed) {
        check(samples);
        return new Recommendations(cells).list(stage, first, samples, seed);
    }

    /**
     * What a change by itself brings.
     *
     * @param samples of customers for intervals, 0 to 1,000
     * @return null without edits, or where these journeys do not go the way that is to be changed
     */
    public static @Nullable Gain gain(EvaluatedJourneys journeys, List<Edit> edits, int samples, long seed) {
        check(samples);
        GainEstimates gains = new GainEstimates(journeys);
        return gains.fault(edits) != null
                ? null
                : gain(
                        journeys,
                        gains,
                        edits,
                        gains.of(List.of(edits), 1, samples, seed).get(0));
    }

    private static void check(int samples) {
        if (samples != 0 && (samples < MIN_SAMPLES || samples > MAX_SAMPLES)) {
            throw new InvalidArgument("samples", samples, "0 for none, or " + MIN_SAMPLES + " to " + MAX_SAMPLES);
        }
    }

    private List<Recommendation> list(@Nullable String stage, int first, int samples, long seed) {
        List<Recommendation> candidates = new ArrayList<>(new Candidates(cells, gains).list());
        candidates.removeIf(candidate -> stage != null && !stage.equals(candidate.stage()));
        IdentityHashMap<Recommendation, Double> worth = new IdentityHashMap<>();
        candidates.forEach(candidate -> worth.put(candidate, worth(candidate)));
        candidates.sort(Comparator.comparingDouble(candidate -> -worth.getOrDefault(candidate, Double.NaN)));
        List<Recommendation> solved = candidates.stream()
                .filter(candidate -> worth.getOrDefault(candidate, Double.NaN) > Double.NEGATIVE_INFINITY)
                .toList();
        List<ChanceGain> told =
                gains.of(solved.stream().map(Recommendation::edits).toList(), MOST, samples, seed);
        List<Recommendation> all = new ArrayList<>();
        for (Recommendation candidate : candidates) {
            boolean known = all.size() < solved.size();
            all.add(
                    known
                            ? candidate.bringing(gain(journeys, gains, candidate.edits(), told.get(all.size())), valued)
                            : candidate);
        }
        all.sort(BEST_FIRST);
        return overlapping(all.subList(0, Math.min(first, all.size())));
    }

    private static double rank(Recommendation one) {
        Double perEffort = one.perEffort();
        return perEffort == null ? Double.POSITIVE_INFINITY : -perEffort;
    }

    /** Below everything where nothing tells. */
    private double worth(Recommendation candidate) {
        Gains.Gain gain = candidate.edits().isEmpty() ? null : gains.find(candidate.edits());
        return gain == null ? Double.NEGATIVE_INFINITY : valued ? gain.value() : gain.conversions();
    }

    private static Gain gain(EvaluatedJourneys journeys, GainEstimates gains, List<Edit> edits, ChanceGain told) {
        List<Double> partly = new ArrayList<>();
        for (double part : PARTS) {
            partly.add(gains.scale()
                    * gains.exactly(PartlyDone.of(journeys.graph(), edits, part))
                            .conversions());
        }
        return new Gain(told.conversions(), told.value(), partly, null, null);
    }

    /** Each with what those above bring already; what would undo some of that is not made with them. */
    private List<Recommendation> overlapping(List<Recommendation> ranked) {
        List<Edit> above = new ArrayList<>();
        double before = 0;
        List<Recommendation> all = new ArrayList<>();
        for (Recommendation one : ranked) {
            Gains.Gain own = one.edits().isEmpty() ? null : gains.find(one.edits());
            List<Edit> joint = new ArrayList<>(above);
            joint.addAll(one.edits());
            Gains.Gain together = own == null ? null : gains.find(joint);
            if (one.gain() == null || own == null || together == null) {
                all.add(one);
                continue;
            }
            double more = together.conversions() - before;
            Double elsewhere =
                    own.conversions() <= 0 ? null : (Double) Math.min(1, Math.max(0, 1 - more / own.conversions()));
            all.add(one.overlapping(elsewhere, gains.scale() * Math.max(before, together.conversions())));
            if (more > 0) {
                above = joint;
                before = together.conversions();
            }
        }
        return List.copyOf(all);
    }
}
