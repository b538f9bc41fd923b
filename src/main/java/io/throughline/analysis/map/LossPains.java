package io.throughline.analysis.map;

import io.throughline.analysis.map.PainPoint.Source;
import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Reserved;
import io.throughline.markov.whatif.Gains;
import io.throughline.markov.whatif.WhatIf.Edit;
import io.throughline.measure.Rate;
import io.throughline.path.time.Silences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Touchpoints where more journeys end, and more customers stay away, than is usual in their stage. */
final class LossPains {
    /** What brings less than one conversion hurts nobody. */
    static final double LEAST = 1;
    /** A place that so many converted journeys pass is a bottleneck. */
    private static final double PASSED = 0.5;

    /** Staying away stands out from so many times the usual on. */
    private static final double STANDS_OUT = 1.5;

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

    /** Those that surely lose more than the median of their stage, and ten customers at least. */
    private List<PainPoint> ofDropOffs() {
        List<PainPoint> found = new ArrayList<>();
        for (int step = 0; step < graph.steps().size(); step++) {
            String id = graph.steps().id(step);
            TouchpointFigures figures = places.of(id);
            if (figures != null && isEnd(step)) {
                PainPoint pain = ofDropOff(step, figures, places.usualDropOff(id));
                if (pain != null) {
                    found.add(pain);
                }
            }
        }
        return found;
    }

    /** Journeys end here, and some go on. */
    private boolean isEnd(int step) {
        return !graph.isConversion(step) && graph.find(step, graph.ended()) >= 0 && share(step) < 1;
    }

    private @Nullable PainPoint ofDropOff(int step, TouchpointFigures figures, PainPlaces.Usual usual) {
        String id = graph.steps().id(step);
        Double low = graph.dropOff(step).low();
        if (low == null || low <= usual.share() || figures.lost() < MIN_CUSTOMERS) {
            return null;
        }
        Edit remedy = new Edit.Probability(id, Reserved.ENDED, usual.share());
        Gains.Gain gain = places.gain(remedy);
        if (gain.conversions() < LEAST) {
            return null;
        }
        double passed = value(graph.passedBy(step));
        boolean bottleneck = passed >= PASSED;
        String where = usual.ofStage() ? "in its stage" : "elsewhere";
        String text =
                places.name(id) + " loses " + PainPlaces.percent(share(step)) + " of its visits; usual " + where + ": "
                        + PainPlaces.percent(usual.share())
                        + (bottleneck ? "; " + PainPlaces.percent(passed) + " of converted journeys pass it" : "");
        return places.found(
                bottleneck ? Source.BOTTLENECK : Source.DROP_OFF,
                id,
                text,
                figures.lost(),
                gain,
                remedy,
                whatIf(id, usual.share()));
    }

    private static String whatIf(String id, double ended) {
        return "whatIf(edits: [{ probability: { from: " + ScopeText.quoted(id) + ", to: \"" + Reserved.ENDED
                + "\", probability: " + ended + " } }]) { conversionsGained valueGained }";
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
        List<Silences.Brief> all = places.counts().silences();
        List<PainPoint> found = new ArrayList<>();
        for (Silences.Brief silence : all) {
            String stage = places.stageOf(silence.touchpoint());
            Double usual = stage == null ? null : usual(all, stage);
            PainPoint pain = usual == null || silence.silentNow() < MIN_CUSTOMERS ? null : ofSilence(silence, usual);
            if (pain != null) {
                found.add(pain);
            }
        }
        return found;
    }

    private @Nullable Double usual(List<Silences.Brief> all, String stage) {
        double[] shares = all.stream()
                .filter(silence ->
                        stage.equals(places.stageOf(silence.touchpoint())) && places.counts(silence.touchpoint()))
                .map(Silences.Brief::neverReturn)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return shares.length < 2 ? null : (Double) PainPlaces.median(shares);
    }

    /** Never to return lowered to the usual: the share of visits that end a journey shrinks alike. */
    private @Nullable PainPoint ofSilence(Silences.Brief silence, double usual) {
        Double never = silence.neverReturn();
        int step = graph.steps().find(silence.touchpoint());
        if (step < 0 || !isEnd(step)) {
            return null;
        }
        if (never == null || never < STANDS_OUT * usual) {
            return null;
        }
        double ended = share(step) * usual / never;
        Edit remedy = new Edit.Probability(silence.touchpoint(), Reserved.ENDED, ended);
        Gains.Gain gain = places.gain(remedy);
        if (gain.conversions() < LEAST) {
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
                remedy,
                "silences { touchpoint neverReturn silentNow } " + whatIf(silence.touchpoint(), ended));
    }
}
