package io.throughline.analysis.map;

import io.throughline.analysis.map.PainPoint.Basis;
import io.throughline.analysis.map.PainPoint.Seen;
import io.throughline.analysis.map.PainPoint.Source;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.Lazy;
import io.throughline.graph.JourneyGraph;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.markov.whatif.Gains;
import io.throughline.markov.whatif.WhatIf.Edit;
import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The journeys in which pains are looked for, and what is known of each of their touchpoints. */
final class PainPlaces {
    final EvaluatedJourneys journeys;
    final StageScheme scheme;
    final @Nullable String persona;

    /** Share of a stage's visits from which on a touchpoint tells what is usual there. */
    private static final double NOTABLE = 0.02;

    private final Map<String, TouchpointFigures> figures = new TreeMap<>();
    /** By stage, outside as null's word. */
    private final Map<String, Long> visits = new TreeMap<>();

    private final Lazy<PainCounts> counts;
    private final Lazy<Gains> gains;

    PainPlaces(EvaluatedJourneys journeys, Stages stages, StageScheme scheme, @Nullable String persona) {
        this.journeys = journeys;
        this.scheme = scheme;
        this.persona = persona;
        Stream.concat(stages.list().stream(), stages.unmapped().stream())
                .peek(stage -> visits.put(String.valueOf(stage.stage()), stage.visits()))
                .flatMap(stage -> stage.touchpoints().stream())
                .forEach(t -> figures.put(t.touchpoint().id(), t));
        gains = new Lazy<>(() -> journeys.counted(Gains.class, () -> Gains.of(journeys.set(), journeys.graph())));
        counts = new Lazy<>(() -> journeys.counted(PainCounts.class, () -> PainCounts.of(journeys)));
    }

    JourneyGraph graph() {
        return journeys.graph();
    }

    /** Null where nobody visits it. */
    @Nullable
    TouchpointFigures of(String touchpoint) {
        return figures.get(touchpoint);
    }

    @Nullable
    String stageOf(String touchpoint) {
        return scheme.stageOf().get(touchpoint);
    }

    /** Whether a touchpoint has enough visits to tell what is usual in its stage. */
    boolean counts(String touchpoint) {
        TouchpointFigures known = figures.get(touchpoint);
        String stage = stageOf(touchpoint);
        return known != null && known.visits() >= NOTABLE * visits.getOrDefault(String.valueOf(stage), 0L);
    }

    /** What is usual: a share of visits, and whether it is that of the same stage or of all touchpoints. */
    record Usual(double share, boolean ofStage) {}

    /**
     * The median share of visits that end, over the touchpoints of the same stage that have enough visits and are no conversions; over
     * those of all stages where there are not two.
     */
    Usual usualDropOff(String touchpoint) {
        String stage = stageOf(touchpoint);
        double[] within = dropOffs(other -> Objects.equals(stageOf(other), stage));
        boolean ofStage = stage != null && within.length > 1;
        return new Usual(median(ofStage ? within : dropOffs(other -> true)), ofStage);
    }

    private double[] dropOffs(Predicate<String> which) {
        return figures.values().stream()
                .filter(known -> which.test(known.touchpoint().id()))
                .filter(known -> counts(known.touchpoint().id())
                        && !isConversion(known.touchpoint().id()))
                .map(known -> known.dropOff().value())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private boolean isConversion(String touchpoint) {
        int step = graph().steps().find(touchpoint);
        return step < 0 || graph().isConversion(step);
    }

    /** 0 of nothing. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    String name(String touchpoint) {
        TouchpointFigures known = figures.get(touchpoint);
        return known == null ? touchpoint : known.touchpoint().name();
    }

    PainCounts counts() {
        return counts.get();
    }

    Gains.Gain gain(Edit... edits) {
        return gains.get().of(List.of(edits));
    }

    Rate customers(long touched) {
        return Rate.of(touched, journeys.customers(), "customers");
    }

    /** @param body what is asked of the journeys */
    Evidence evidence(String body) {
        return evidence(journeys, body);
    }

    static Evidence evidence(EvaluatedJourneys journeys, String body) {
        String scope = ScopeText.argument(journeys.set().scope());
        return new Evidence(
                "{ journeys" + scope + " { " + body + " } }",
                journeys.data().said().version());
    }

    /** A pain at a touchpoint that the data show. */
    PainPoint found(
            Source source, String touchpoint, String text, long touched, Gains.Gain lost, Edit remedy, String body) {
        return found(
                source,
                Anchor.of(AnchorKind.TOUCHPOINT, touchpoint),
                stageOf(touchpoint),
                text,
                customers(touched),
                lost,
                Basis.WHAT_IF,
                null,
                List.of(remedy),
                body);
    }

    /** A pain that the data show. @param lost null where nothing tells of losses @param remedy changes by which the place is as usual */
    PainPoint found(
            Source source,
            Anchor place,
            @Nullable String stage,
            String text,
            Rate touched,
            Gains.@Nullable Gain lost,
            Basis basis,
            @Nullable Estimate level,
            List<Edit> remedy,
            String body) {
        String key = place.key();
        return new PainPoint(
                source + " " + key.substring(key.indexOf(' ') + 1),
                source,
                text,
                place,
                stage,
                persona,
                touched,
                lost == null ? null : (Double) lost.conversions(),
                lost == null ? null : (Double) lost.value(),
                basis,
                Seen.NOT_ON_MAP,
                level,
                evidence(body),
                null,
                remedy);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, share >= 0.0995 || share == 0 ? "%.0f %%" : "%.1f %%", 100 * share);
    }

    static String duration(double seconds) {
        return seconds < 120
                ? number(Math.round(seconds)) + " seconds"
                : seconds < 7_200
                        ? number(Math.round(seconds / 60)) + " minutes"
                        : seconds < 172_800
                                ? number(Math.round(seconds / 3_600)) + " hours"
                                : number(Math.round(seconds / 86_400)) + " days";
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
