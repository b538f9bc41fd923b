package io.throughline.markov.solve;

import io.throughline.graph.JourneyGraph;
import io.throughline.graph.StrongComponents;
import io.throughline.journey.Deadline;
import io.throughline.journey.Unavailable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How likely journeys come back to a step in the order-1 chain. A step is returned to only within the group of steps that reach each
 * other, so each group is looked at alone.
 *
 * <p>Cost: a group is inverted once, when first asked about; in one that is too large for it each step asked for is a sparse solution of
 * its own. Safe for any thread.
 */
public final class ReturnProbabilities {
    private static final double TOLERANCE = 1e-11;

    private final JourneyGraph graph;
    private final List<int[]> groups;
    private final int[] groupOf;
    private final int[] place;
    /** By group: visits to each of its steps from a first one on; empty where the group is too large. */
    private final Map<Integer, double[]> visits = new ConcurrentHashMap<>();

    private ReturnProbabilities(JourneyGraph graph) {
        this.graph = graph;
        this.groups = StrongComponents.endsFirst(graph);
        this.groupOf = new int[graph.nodes()];
        this.place = new int[graph.nodes()];
        Arrays.fill(groupOf, -1);
        for (int g = 0; g < groups.size(); g++) {
            for (int i = 0; i < groups.get(g).length; i++) {
                groupOf[groups.get(g)[i]] = g;
                place[groups.get(g)[i]] = i;
            }
        }
    }

    public static ReturnProbabilities of(JourneyGraph graph) {
        return new ReturnProbabilities(graph);
    }

    /** Chance that a visit to a visited step that is no conversion is the last one there: 1 / N(j, j), in (0, 1]. */
    public double last(int step) {
        double[] ofGroup = visits.computeIfAbsent(groupOf[step], this::visits);
        return ofGroup.length == 0 ? sparse(step, groups.get(groupOf[step])) : Math.min(1, 1 / ofGroup[place[step]]);
    }

    private double[] visits(int number) {
        int[] group = groups.get(number);
        int[] rows = new int[group.length + 1];
        int[] targets = new int[graph.edges()];
        double[] weights = new double[graph.edges()];
        double[] exits = new double[group.length];
        for (int i = 0; i < group.length; i++) {
            rows[i + 1] = rows[i];
            for (int e = graph.firstEdge(group[i]); e < graph.firstEdge(group[i] + 1); e++) {
                int to = graph.target(e);
                if (groupOf[to] != number) {
                    exits[i] += graph.count(e);
                } else if (to != group[i]) {
                    targets[rows[i + 1]] = place[to];
                    weights[rows[i + 1]++] = graph.count(e);
                }
            }
        }
        SelectedInverse inverse = SelectedInverse.of(rows, targets, weights, exits);
        double[] found = inverse == null ? new double[0] : inverse.diagonal();
        for (int i = 0; i < found.length; i++) {
            found[i] *= graph.out(group[i]);
        }
        return found;
    }

    /** Share of a step's transitions that lead where it may be returned to: no less than the chance of a return. */
    public double within(int step) {
        long inside = 0;
        for (int e = graph.firstEdge(step); e < graph.firstEdge(step + 1); e++) {
            inside += groupOf[graph.target(e)] == groupOf[step] ? graph.count(e) : 0;
        }
        return (double) inside / graph.out(step);
    }

    private double sparse(int step, int[] group) {
        Deadline.check();
        int[] others = Arrays.stream(group).filter(s -> s != step).toArray();
        double[] chance = new double[graph.nodes()];
        double[] always = new double[graph.nodes()];
        int[] places = new int[graph.nodes()];
        Arrays.fill(always, 1);
        Arrays.fill(places, -1);
        chance[step] = 1;
        double[] solved = ChainBlock.of(graph, others, places, chance, always).solve();
        for (int i = 0; i < others.length; i++) {
            chance[others[i]] = solved[i];
        }
        for (int other : others) {
            if (!(Math.abs(1 - chance[other] - away(other, chance)) <= TOLERANCE)) {
                throw new Unavailable("lostConversions did not converge on this graph: choose fewer steps, for example"
                        + " stepBy: CHANNEL");
            }
        }
        return away(step, chance);
    }

    /** Chance of never getting to where the chance is 1, by the next step. */
    private double away(int node, double[] chance) {
        double sum = 0;
        for (int e = graph.firstEdge(node); e < graph.firstEdge(node + 1); e++) {
            sum += graph.count(e) * (1 - chance[graph.target(e)]);
        }
        return sum / graph.out(node);
    }
}
