package io.throughline.markov.whatif;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.NearestNames;
import io.throughline.journey.Reserved;
import io.throughline.markov.count.MeanConversionValues;
import io.throughline.markov.whatif.WhatIf.ChainFigures;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** The transitions of an order-1 chain, to be changed; nodes are those of the journey graph, weights begin as counts. */
final class EditedChain {
    private final JourneyGraph graph;
    private final MeanConversionValues worth;
    /** Shared with other chains until one of them changes a row, which is then its own. */
    private final List<TreeMap<Integer, Double>> rows;

    private EditedChain(MeanConversionValues worth, JourneyGraph graph, List<TreeMap<Integer, Double>> rows) {
        this.graph = graph;
        this.worth = worth;
        this.rows = new ArrayList<>(rows);
    }

    static EditedChain of(MeanConversionValues worth, JourneyGraph graph) {
        List<TreeMap<Integer, Double>> rows = new ArrayList<>();
        for (int node = 0; node <= graph.start(); node++) {
            TreeMap<Integer, Double> row = new TreeMap<>();
            for (int e = graph.firstEdge(node); e < graph.firstEdge(node + 1); e++) {
                row.put(graph.target(e), (double) graph.count(e));
            }
            rows.add(row);
        }
        return of(worth, graph, rows);
    }

    /** Of other weights, which never change. @param weights by node of the graph, then by the node that it leads to */
    static EditedChain of(MeanConversionValues worth, JourneyGraph graph, List<TreeMap<Integer, Double>> weights) {
        return new EditedChain(worth, graph, weights);
    }

    /** A chain as this one is now, to be changed apart from it; this one never changes after. */
    EditedChain copy() {
        return of(worth, graph, rows);
    }

    /** Journeys that begin. */
    double journeys() {
        return sum(rows.get(graph.start()));
    }

    ChainFigures figures() {
        return SolvedEdits.of(graph, worth, rows);
    }

    /** @param argument where the edit stands in the question */
    void apply(String argument, Edit edit) {
        if (edit instanceof Edit.Block block) {
            block(node(argument + ".block", block.step(), false, false));
        } else if (edit instanceof Edit.Reroute reroute) {
            reroute(argument + ".reroute", reroute);
        } else if (edit instanceof Edit.Probability to) {
            setProbability(argument + ".probability", to);
        } else if (edit instanceof Edit.Entry entry) {
            boost(argument + ".entry", entry);
        } else if (edit instanceof Edit.Exits exits) {
            setExits(argument + ".exits", exits);
        }
    }

    private void block(int step) {
        for (int node = 0; node < rows.size(); node++) {
            if (rows.get(node).containsKey(step)) {
                TreeMap<Integer, Double> row = own(node);
                row.merge(graph.ended(), Objects.requireNonNull(row.remove(step)), Double::sum);
            }
        }
    }

    private void reroute(String argument, Edit.Reroute edit) {
        TreeMap<Integer, Double> row = row(argument + ".at", edit.at());
        int from = node(argument + ".from", edit.from(), false, true);
        int to = node(argument + ".to", edit.to(), false, true);
        double weight = weight(argument + ".from", row, from, edit.at(), edit.from());
        check(argument + ".share", edit.share(), 1);
        double moved = edit.share() * weight;
        put(row, from, weight - moved);
        put(row, to, row.getOrDefault(to, 0.0) + moved);
    }

    private void setProbability(String argument, Edit.Probability edit) {
        TreeMap<Integer, Double> row = row(argument + ".from", edit.from());
        int to = node(argument + ".to", edit.to(), false, true);
        weight(argument + ".to", row, to, edit.from(), edit.to());
        check(argument + ".probability", edit.probability(), 1);
        scale(argument + ".probability", row, to, edit.probability());
    }

    private void boost(String argument, Edit.Entry edit) {
        TreeMap<Integer, Double> row = own(graph.start());
        int step = node(argument + ".step", edit.step(), false, false);
        double weight = weight(argument + ".step", row, step, Reserved.START, edit.step());
        double most = sum(row) / weight;
        check(argument + ".factor", edit.factor(), most);
        scale(argument + ".factor", row, step, Math.min(1, edit.factor() / most));
    }

    private void setExits(String argument, Edit.Exits edit) {
        TreeMap<Integer, Double> row = row(argument + ".at", edit.at());
        double all = sum(row);
        double weights = edit.weights().values().stream().mapToDouble(w -> w).sum();
        if (!(weights > 0)) {
            throw new InvalidArgument(argument + ".weights", edit.weights(), "at least one weight above 0");
        }
        row.clear();
        edit.weights().forEach((to, weight) -> {
            check(argument + ".weights", weight, Double.MAX_VALUE);
            put(row, node(argument + ".weights", to, false, true), all * weight / weights);
        });
    }

    /** Gives a way out this probability, the others what is left in proportion. */
    private static void scale(String argument, TreeMap<Integer, Double> row, int to, double probability) {
        double all = sum(row);
        double others = 0;
        for (var exit : row.entrySet()) {
            others += exit.getKey() == to ? 0 : exit.getValue();
        }
        if (others == 0 && probability < 1) {
            throw new InvalidArgument(argument, probability, "1: there is no other way out that could grow; reroute");
        }
        for (int target : row.keySet().toArray(Integer[]::new)) {
            double share = target == to ? probability : row.getOrDefault(target, 0.0) / others * (1 - probability);
            put(row, target, all * share);
        }
    }

    private static void put(TreeMap<Integer, Double> row, int target, double weight) {
        if (weight > 0) {
            row.put(target, weight);
        } else {
            row.remove(target);
        }
    }

    private static double sum(TreeMap<Integer, Double> row) {
        return row.values().stream().mapToDouble(weight -> weight).sum();
    }

    private static void check(String argument, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new InvalidArgument(argument, value, "0 to " + (most == 1 ? "1" : String.valueOf(most)));
        }
    }

    private TreeMap<Integer, Double> row(String argument, String id) {
        int node = node(argument, id, true, false);
        if (rows.get(node).isEmpty()) {
            throw new InvalidArgument(argument, id, "a step that journeys go on from; a conversion ends its journey");
        }
        return own(node);
    }

    /** A row that may be changed. */
    private TreeMap<Integer, Double> own(int node) {
        TreeMap<Integer, Double> row = new TreeMap<>(rows.get(node));
        rows.set(node, row);
        return row;
    }

    private double weight(String argument, TreeMap<Integer, Double> row, int to, String from, String id) {
        Double weight = row.get(to);
        if (weight == null) {
            List<String> known = row.keySet().stream().map(this::id).toList();
            throw new InvalidArgument(argument, id, "a way out of " + from + ": " + NearestNames.nearest(id, known));
        }
        return weight;
    }

    private int node(String argument, String id, boolean start, boolean ended) {
        if (start && id.equals(Reserved.START)) {
            return graph.start();
        }
        if (ended && id.equals(Reserved.ENDED)) {
            return graph.ended();
        }
        int step = graph.steps().find(id);
        if (step < 0 || graph.visits(step) == 0) {
            List<String> known = new ArrayList<>();
            for (int s = 0; s < graph.steps().size(); s++) {
                if (graph.visits(s) > 0) {
                    known.add(graph.steps().id(s));
                }
            }
            throw new InvalidArgument(argument, id, NearestNames.nearest(id, known));
        }
        return step;
    }

    private String id(int node) {
        return node == graph.ended() ? Reserved.ENDED : graph.steps().id(node);
    }
}
