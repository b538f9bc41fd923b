package io.throughline.markov.whatif;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Reserved;
import io.throughline.markov.solve.AbsorbingChain;
import io.throughline.markov.whatif.WhatIf.EdgeSensitivity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much the conversion of a chain changes with each of its transitions.
 *
 * <p>Formula: dh₀/dp = N₀ᵢ·(hⱼ − hᵢ) / (1 − pᵢⱼ), where N₀ᵢ, the expected visits, are the observed visits a journey.
 *
 * <p>Cost: one pass over the transitions once the chances are known.
 */
final class Sensitivities {
    private Sensitivities() {}

    /** Largest first, those without a value last, ties by id. */
    static List<EdgeSensitivity> of(JourneyGraph graph, AbsorbingChain chain) {
        List<EdgeSensitivity> edges = new ArrayList<>();
        long journeys = graph.out(graph.start());
        double base = chain.chance(graph.start());
        for (int node = 0; node <= graph.start(); node++) {
            long out = graph.out(node);
            for (int e = graph.firstEdge(node); e < graph.firstEdge(node + 1); e++) {
                int target = graph.target(e);
                double visits = (double) out / journeys;
                double p = (double) graph.count(e) / out;
                double gap = chain.chance(target) - chain.chance(node);
                Double sensitivity = graph.count(e) == out ? null : (Double) (visits * gap / (1 - p));
                Double elasticity = sensitivity == null || base == 0 ? null : (Double) (sensitivity * p / base);
                edges.add(new EdgeSensitivity(id(graph, node), id(graph, target), sensitivity, elasticity));
            }
        }
        edges.sort(Comparator.comparing(
                        EdgeSensitivity::sensitivity, Comparator.nullsLast(Comparator.<Double>reverseOrder()))
                .thenComparing(EdgeSensitivity::from)
                .thenComparing(EdgeSensitivity::to));
        return edges;
    }

    private static String id(JourneyGraph graph, int node) {
        if (node < graph.start()) {
            return graph.steps().id(node);
        }
        return node == graph.start() ? Reserved.START : Reserved.ENDED;
    }
}
