package io.throughline.analysis.map;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Reserved;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Changes of a chain of which only a share is done: each probability goes that share of its way. */
final class PartlyDone {
    private final JourneyGraph graph;
    private final double share;

    private PartlyDone(JourneyGraph graph, double share) {
        this.graph = graph;
        this.share = share;
    }

    /** @param share 0 to 1 */
    static List<Edit> of(JourneyGraph graph, List<Edit> edits, double share) {
        PartlyDone partly = new PartlyDone(graph, share);
        return edits.stream().flatMap(edit -> partly.of(edit).stream()).toList();
    }

    private List<Edit> of(Edit edit) {
        if (edit instanceof Edit.Block block) {
            return blocked(node(block.step()));
        }
        if (edit instanceof Edit.Reroute way) {
            return List.of(new Edit.Reroute(way.at(), way.from(), way.to(), share * way.share()));
        }
        if (edit instanceof Edit.Probability to) {
            double now = probability(node(to.from()), node(to.to()));
            return List.of(new Edit.Probability(to.from(), to.to(), now + share * (to.probability() - now)));
        }
        if (edit instanceof Edit.Entry entry) {
            return List.of(new Edit.Entry(entry.step(), 1 + share * (entry.factor() - 1)));
        }
        return List.of(mixed((Edit.Exits) edit));
    }

    private List<Edit> blocked(int step) {
        List<Edit> edits = new ArrayList<>();
        IntStream.rangeClosed(0, graph.start())
                .filter(node -> node >= 0 && step >= 0 && graph.find(node, step) >= 0)
                .forEach(node -> edits.add(new Edit.Reroute(id(node), id(step), Reserved.ENDED, share)));
        return edits;
    }

    private Edit mixed(Edit.Exits exits) {
        int at = node(exits.at());
        double all = exits.weights().values().stream().mapToDouble(w -> w).sum();
        Map<String, Double> weights = new HashMap<>();
        exits.weights().forEach((to, weight) -> weights.put(to, share * weight / all));
        for (int e = graph.firstEdge(at); e < graph.firstEdge(at + 1); e++) {
            weights.merge(id(graph.target(e)), (1 - share) * graph.count(e) / graph.out(at), Double::sum);
        }
        return new Edit.Exits(exits.at(), weights);
    }

    private double probability(int from, int to) {
        long count = graph.count(from, to);
        return count == 0 ? 0 : (double) count / graph.out(from);
    }

    private int node(String id) {
        return id.equals(Reserved.START)
                ? graph.start()
                : id.equals(Reserved.ENDED) ? graph.ended() : graph.steps().find(id);
    }

    private String id(int node) {
        return node == graph.start()
                ? Reserved.START
                : node == graph.ended() ? Reserved.ENDED : graph.steps().id(node);
    }
}
