package io.throughline.analysis.map;

import io.throughline.analysis.map.PainPoint.Source;
import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Reserved;
import io.throughline.markov.removal.LostConversions;
import io.throughline.markov.whatif.Gains;
import io.throughline.markov.whatif.WhatIf.Edit;
import io.throughline.measure.Rate;
import io.throughline.path.time.Silence;
import io.throughline.path.time.Silences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Touchpoints where more journeys end, and more customers stay away, than is usual in their stage. */
final class LossPains {
    private static final int MOST = 50;
    /** A place that so many converted journeys pass is a bottleneck. */
    private static final double PASSED = 0.5;

    private static final int MIN_CUSTOMERS = 10;

    private final PainPlaces places;
    private final JourneyGraph graph;

    private LossPains(PainPlaces places) {
        this.places = places;
        this.graph = places.graph();
    }

    static List<PainPoint> of(PainPlaces places) {
        LossPains pains = new LossPains(places);
        List<PainPoint> all = new ArrayList<>(pains.ofDropOffs());
        all.addAll(pains.ofSilences());
        return all;
    }

    /** Those that surely lose more than the median of their stage. */
    private List<PainPoint> ofDropOffs() {
        LostConversions lost = places.journeys.losses().lost();
        List<PainPoint> found = new ArrayList<>();
        for (int step : lost.first(MOST)) {
            Double low = graph.dropOff(step).low();
            if (lost.conversions(step) > 0 && low != null && low > lost.typicalDropOff(step)) {
                found.add(ofDropOff(lost, step));
            }
        }
        return found;
    }

    private PainPoint ofDropOff(LostConversions lost, int step) {
        String id = graph.steps().id(step);
        double passed = value(graph.passedBy(step));
        boolean bottleneck = passed >= PASSED;
        String others = lost.isComparedWithinStage(step) ? "its stage" : "all touchpoints";
        String text =
                places.name(id) + " loses " + PainPlaces.percent(share(step)) + " of its visits; usual in " + others
                        + ": " + PainPlaces.percent(lost.typicalDropOff(step))
                        + (bottleneck ? "; " + PainPlaces.percent(passed) + " of converted journeys pass it" : "");
        TouchpointFigures figures = places.of(id);
        return places.found(
                bottleneck ? Source.BOTTLENECK : Source.DROP_OFF,
                id,
                text,
                figures == null ? 0 : figures.lost(),
                new Gains.Gain(lost.conversions(step), lost.value(step)),
                "bottlenecks(first: " + MOST
                        + ") { touchpoint lostConversions lostValue dropOff { value low high } usualDropOff reasons }");
    }

    private double share(int step) {
        return value(graph.dropOff(step));
    }

    private static double value(Rate rate) {
        Double value = rate.value();
        return value == null ? 0 : value;
    }

    /** Where customers stay away for good more often than at the median of the stage. */
    private List<PainPoint> ofSilences() {
        List<Silence> all =
                Silences.of(places.journeys.set(), places.journeys.data().ids());
        List<PainPoint> found = new ArrayList<>();
        for (Silence silence : all) {
            Double usual = usual(all, places.stageOf(silence.touchpoint()));
            PainPoint pain = usual == null || silence.silentNow() < MIN_CUSTOMERS ? null : ofSilence(silence, usual);
            if (pain != null) {
                found.add(pain);
            }
        }
        return found;
    }

    private @Nullable Double usual(List<Silence> all, @Nullable String stage) {
        double[] shares = all.stream()
                .filter(silence -> Objects.equals(places.stageOf(silence.touchpoint()), stage))
                .map(Silence::neverReturn)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int half = shares.length / 2;
        if (stage == null || shares.length < 2) {
            return null;
        }
        return shares.length % 2 == 1 ? (Double) shares[half] : (Double) ((shares[half - 1] + shares[half]) / 2);
    }

    /** Never to return lowered to the usual: the share of visits that end a journey shrinks alike. */
    private @Nullable PainPoint ofSilence(Silence silence, double usual) {
        Double never = silence.neverReturn();
        int step = graph.steps().find(silence.touchpoint());
        boolean ends = step >= 0 && !graph.isConversion(step) && graph.find(step, graph.ended()) >= 0;
        if (never == null || never <= usual || !ends || share(step) == 1) {
            return null;
        }
        Gains.Gain gain =
                places.gain(new Edit.Probability(silence.touchpoint(), Reserved.ENDED, share(step) * usual / never));
        if (!(gain.conversions() > 0)) {
            return null;
        }
        String text = String.format(
                Locale.ROOT,
                "%s of the customers seen last at %s never come back; usual in its stage: %s",
                PainPlaces.percent(never),
                places.name(silence.touchpoint()),
                PainPlaces.percent(usual));
        return places.found(
                Source.SILENCE,
                silence.touchpoint(),
                text,
                silence.silentNow(),
                gain,
                "silences { touchpoint neverReturn limitSeconds silentNow }");
    }
}
