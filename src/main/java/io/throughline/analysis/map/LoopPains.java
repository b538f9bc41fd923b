package io.throughline.analysis.map;

import io.throughline.analysis.map.PainPoint.Basis;
import io.throughline.analysis.map.PainPoint.Source;
import io.throughline.graph.JourneyGraph;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.markov.whatif.Gains;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Touchpoints that journeys come back to, and that would convert more if each visit went on as first visits do; each with its most frequent loop. */
final class LoopPains {
    static final int MOST = 30;
    private static final int MIN_CUSTOMERS = 10;

    private LoopPains() {}

    static List<PainPoint> of(PainPlaces places) {
        Set<String> heads = new HashSet<>();
        List<PainPoint> found = new ArrayList<>();
        for (List<String> loop : places.counts().loops()) {
            PainPoint pain = heads.add(loop.get(0)) ? of(places, loop) : null;
            if (pain != null) {
                found.add(pain);
            }
        }
        return found;
    }

    private static @Nullable PainPoint of(PainPlaces places, List<String> loop) {
        JourneyGraph graph = places.graph();
        String head = loop.get(0);
        int step = graph.steps().find(head);
        TouchpointFigures figures = places.of(head);
        Map<String, Double> exits = places.counts().exits().getOrDefault(head, Map.of());
        if (graph.isConversion(step) || figures == null || figures.back() < MIN_CUSTOMERS || exits.isEmpty()) {
            return null;
        }
        Edit remedy = new Edit.Exits(head, exits);
        Gains.Gain gain = places.gain(remedy);
        if (gain.conversions() < LossPains.LEAST) {
            return null;
        }
        Double again = graph.revisits(step).value();
        String text = PainPlaces.percent(again == null ? 0 : again) + " of the visits of " + places.name(head)
                + " are returns, most by " + String.join(" > ", loop);
        return places.found(
                Source.LOOP,
                Anchor.of(AnchorKind.PATH, loop.toArray(String[]::new)),
                places.stageOf(head),
                text,
                places.customers(figures.back()),
                gain,
                Basis.WHAT_IF,
                null,
                List.of(remedy),
                "loops(first: " + MOST
                        + ") { steps journeys extraVisits conversionWith { value } conversionWithout { value } }");
    }
}
