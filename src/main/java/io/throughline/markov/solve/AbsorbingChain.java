package io.throughline.markov.solve;

import io.throughline.graph.JourneyGraph;
import io.throughline.graph.StrongComponents;
import io.throughline.journey.Unavailable;
import java.util.Arrays;

/**
 * The order-1 chain of a journey graph: conversions absorb with 1, ENDED with 0, and from every other node the next one is drawn by
 * the share of its transitions.
 *
 * <p>Formula: h = P·h, the smallest solution: groups of nodes that cannot be left have chance 0. Groups of nodes that reach each
 * other are solved one after the other, ends first: small ones by elimination without subtraction; in large ones states with few
 * neighbours are taken out first, and what is still large is iterated by Gauss–Seidel.
 *
 * <p>Range: chances in [0, 1], exactly 0 and 1 where so, never NaN; |h − P·h| ≤ {@link #TOLERANCE} at every node.
 */
public final class AbsorbingChain {
    /** Largest residual of an accepted solution. */
    public static final double TOLERANCE = 1e-13;

    private final JourneyGraph graph;
    private final double[] chance;
    private final double[] success;

    private AbsorbingChain(JourneyGraph graph, double[] success) {
        this.graph = graph;
        this.chance = new double[graph.nodes()];
        this.success = success;
    }

    public static AbsorbingChain of(JourneyGraph graph) {
        double[] always = new double[graph.nodes()];
        Arrays.fill(always, 1);
        return of(graph, always);
    }

    /** The chain in which a conversion entered from a node counts with the node's chance of success only. */
    static AbsorbingChain of(JourneyGraph graph, double[] success) {
        AbsorbingChain chain = new AbsorbingChain(graph, success);
        for (int step = 0; step < graph.steps().size(); step++) {
            chain.chance[step] = graph.isConversion(step) ? 1 : 0;
        }
        int[] place = new int[graph.nodes()];
        Arrays.fill(place, -1);
        for (int[] group : StrongComponents.endsFirst(graph)) {
            chain.solve(group, place);
        }
        chain.chance[graph.start()] = chain.drawn(graph.start());
        if (!(chain.residual() <= TOLERANCE)) {
            throw new Unavailable("conversionFromHere did not converge on this graph (residual " + chain.residual()
                    + "): leave the field out, or choose fewer steps, for example stepBy: CHANNEL");
        }
        return chain;
    }

    /** Chance of converting from each node of the graph. */
    public double[] chances() {
        return chance.clone();
    }

    public double chance(int node) {
        return chance[node];
    }

    /** Largest |h − P·h| over all nodes that are not absorbing. */
    double residual() {
        double worst = 0;
        for (int node = 0; node <= graph.start(); node++) {
            boolean moves = graph.firstEdge(node) < graph.firstEdge(node + 1);
            if (moves && !graph.isConversion(node)) {
                double gap = Math.abs(chance[node] - drawn(node));
                worst = gap <= worst ? worst : gap;
            }
        }
        return worst;
    }

    private double drawn(int node) {
        double sum = 0;
        double out = 0;
        for (int e = graph.firstEdge(node); e < graph.firstEdge(node + 1); e++) {
            int target = graph.target(e);
            sum += graph.count(e) * chance[target] * (graph.isConversion(target) ? success[node] : 1);
            out += graph.count(e);
        }
        return out == 0 ? 0 : sum / out;
    }

    private void solve(int[] group, int[] place) {
        if (group.length == 1 && graph.isConversion(group[0])) {
            return;
        }
        ChainBlock block = ChainBlock.of(graph, group, place, chance, success);
        double[] solved = block.solve();
        for (int i = 0; i < group.length; i++) {
            chance[group[i]] = solved[i];
        }
    }
}
