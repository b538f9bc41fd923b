package io.throughline.analysis.map;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.design.Design;
import io.throughline.design.DesignStep;
import io.throughline.design.Deviation;
import io.throughline.design.DeviationKind;
import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Reserved;
import io.throughline.journey.StepBy;
import io.throughline.markov.whatif.Gains;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What it would bring if journeys no longer left their design in one way, exactly in the chain.
 *
 * <p>Formula: extra visits: that share of the transitions into the step goes where the others go from there. A skipped step: from the
 * design's step before it as many journeys as skip it go there, taken alike from all other ways on.
 */
final class DeviationGains {
    private final EvaluatedJourneys journeys;
    private final Design design;
    private final JourneyGraph graph;
    private final Gains gains;

    DeviationGains(EvaluatedJourneys journeys, Design design) {
        this.journeys = journeys;
        this.design = design;
        this.graph = journeys.graph();
        this.gains = journeys.counted(Gains.class, () -> Gains.of(journeys.set(), graph));
    }

    /** None where the chain has no such change: a conversion, or a step that is no single step of the journeys. */
    List<Edit> edits(Deviation deviation) {
        return deviation.kind() == DeviationKind.SKIPPED ? skip(deviation) : extra(deviation);
    }

    /** Null without edits. */
    Gains.@Nullable Gain of(List<Edit> edits) {
        return edits.isEmpty() ? null : gains.of(edits);
    }

    private List<Edit> extra(Deviation deviation) {
        int step = graph.steps().find(deviation.step());
        if (step < 0 || graph.isConversion(step) || graph.out(step) == 0) {
            return List.of();
        }
        double share = Math.min(1, (double) deviation.visits() / graph.visits(step));
        List<Edit> edits = new ArrayList<>();
        for (int from = 0; from <= graph.start(); from++) {
            int edge = graph.find(from, step);
            if (edge >= 0 && graph.out(from) > graph.count(edge)) {
                double left = (1 - share) * graph.count(edge) / graph.out(from);
                edits.add(new Edit.Probability(id(from), deviation.step(), left));
            }
        }
        return edits;
    }

    private List<Edit> skip(Deviation deviation) {
        String skipped = stepOf(deviation.step());
        String after = deviation.after() == null ? Reserved.START : stepOf(deviation.after());
        int to = skipped == null ? -1 : graph.steps().find(skipped);
        int from = after == null
                ? -1
                : after.equals(Reserved.START) ? graph.start() : graph.steps().find(after);
        if (to < 0 || from < 0 || graph.visits(to) == 0 || graph.out(from) == 0) {
            return List.of();
        }
        List<Integer> others = new ArrayList<>();
        long all = 0;
        for (int e = graph.firstEdge(from); e < graph.firstEdge(from + 1); e++) {
            if (graph.target(e) != to && graph.target(e) != graph.ended()) {
                others.add(graph.target(e));
                all += graph.count(e);
            }
        }
        double share = all == 0 ? 0 : Math.min(1, (double) deviation.visits() / all);
        return share == 0
                ? List.of()
                : others.stream()
                        .<Edit>map(other -> new Edit.Reroute(id(from), id(other), id(to), share))
                        .toList();
    }

    private String id(int node) {
        return node == graph.start() ? Reserved.START : graph.steps().id(node);
    }

    /** The step of the journeys that a design's step is; null where it is many. */
    private @Nullable String stepOf(String id) {
        Map<String, DesignStep> steps = new HashMap<>();
        design.steps().forEach(step -> steps.put(step.id(), step));
        DesignStep step = steps.get(id);
        boolean stages = journeys.set().scope().definition().stepBy() == StepBy.STAGE;
        return step == null ? null : stages ? step.stage() : step.touchpoint();
    }
}
