package io.throughline.markov.solve;

import io.throughline.graph.JourneyGraph;

/**
 * Expected value of the conversion ahead, from each node of the order-1 chain.
 *
 * <p>Formula: V = N·w, w(i) the value of the conversions entered from i, per visit of i. Solved as chances of converting in which a
 * conversion entered from i counts with chance w(i) over its largest share, gains and losses apart, so nothing cancels within either.
 */
public final class ExpectedValue {
    private ExpectedValue() {}

    /** @param valueFrom by node: sum of the values of the conversions entered from it */
    public static double[] of(JourneyGraph graph, double[] valueFrom) {
        double[] gains = part(graph, valueFrom, 1);
        double[] losses = part(graph, valueFrom, -1);
        for (int node = 0; node < gains.length; node++) {
            gains[node] -= losses[node];
        }
        return gains;
    }

    private static double[] part(JourneyGraph graph, double[] valueFrom, int sign) {
        double[] success = new double[graph.nodes()];
        double most = 0;
        for (int node = 0; node < valueFrom.length; node++) {
            long conversions = conversionsFrom(graph, node);
            if (conversions > 0 && sign * valueFrom[node] > 0) {
                success[node] = sign * valueFrom[node] / conversions;
                most = Math.max(most, success[node]);
            }
        }
        if (most == 0) {
            return success;
        }
        for (int node = 0; node < success.length; node++) {
            success[node] /= most;
        }
        double[] chances = AbsorbingChain.of(graph, success).chances();
        for (int node = 0; node < chances.length; node++) {
            chances[node] *= most;
        }
        return chances;
    }

    private static long conversionsFrom(JourneyGraph graph, int node) {
        long count = 0;
        for (int e = graph.firstEdge(node); e < graph.firstEdge(node + 1); e++) {
            count += graph.isConversion(graph.target(e)) ? graph.count(e) : 0;
        }
        return count;
    }
}
