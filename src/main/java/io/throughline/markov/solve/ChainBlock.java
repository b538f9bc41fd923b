package io.throughline.markov.solve;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Unavailable;
import io.throughline.markov.count.ChainShape;
import io.throughline.markov.count.CountedChain;
import java.util.Arrays;

/**
 * One group of nodes that reach each other, as a sparse system: weights among them without self-loops, the weight that leaves the
 * group, and the part of that which is bound to convert.
 *
 * <p>Invariant: leaving = converting + failing, each a sum of non-negative terms, so nothing cancels.
 *
 * @param rows first transition of each state, and one more
 * @param targets where each transition leads
 * @param weights of each transition
 * @param converting by state: weight out of the group that is bound to convert
 * @param failing by state: weight out of the group that is bound to fail
 */
public record ChainBlock(int[] rows, int[] targets, double[] weights, double[] converting, double[] failing) {
    /** Largest residual of an accepted solution. */
    private static final double TOLERANCE = 1e-11;

    /**
     * @param place −1 everywhere; left so
     * @param success by node: chance that a conversion entered from it counts
     */
    public static ChainBlock of(JourneyGraph graph, int[] group, int[] place, double[] chance, double[] success) {
        int size = group.length;
        int bound = 0;
        for (int i = 0; i < size; i++) {
            place[group[i]] = i;
            bound += graph.firstEdge(group[i] + 1) - graph.firstEdge(group[i]);
        }
        int[] rows = new int[size + 1];
        int[] targets = new int[bound];
        double[] weights = new double[bound];
        double[] converting = new double[size];
        double[] failing = new double[size];
        int n = 0;
        for (int i = 0; i < size; i++) {
            for (int e = graph.firstEdge(group[i]); e < graph.firstEdge(group[i] + 1); e++) {
                int target = graph.target(e);
                if (place[target] < 0) {
                    double there = chance[target] * (graph.isConversion(target) ? success[group[i]] : 1);
                    converting[i] += graph.count(e) * there;
                    failing[i] += graph.count(e) * (1 - there);
                } else if (place[target] != i) {
                    targets[n] = place[target];
                    weights[n++] = graph.count(e);
                }
            }
            rows[i + 1] = n;
        }
        for (int node : group) {
            place[node] = -1;
        }
        return new ChainBlock(rows, targets, weights, converting, failing);
    }

    /** A whole chain, each state of which can reach an end; START is its first state. */
    public static ChainBlock of(CountedChain chain, double[] converting) {
        ChainShape shape = chain.shape();
        int[] rows = new int[shape.states() + 1];
        int[] targets = new int[shape.edges()];
        double[] weights = new double[shape.edges()];
        double[] failing = new double[shape.states()];
        int n = 0;
        for (int s = 0; s < shape.states(); s++) {
            failing[s] = shape.rows()[s] == shape.rows()[s + 1] ? 1 : 0;
            for (int e = shape.rows()[s]; e < shape.rows()[s + 1]; e++) {
                int target = shape.target()[e];
                failing[s] += target == ChainShape.ENDED ? chain.counts()[e] : 0;
                if (target >= 0 && target != s) {
                    targets[n] = target;
                    weights[n++] = chain.counts()[e];
                }
            }
            rows[s + 1] = n;
        }
        return new ChainBlock(rows, targets, weights, converting, failing);
    }

    /** Chance of converting from each state. Throws {@link Unavailable} where sweeps did not come to rest. */
    public double[] chances() {
        double[] h = solve();
        if (!(residual(h) <= TOLERANCE)) {
            throw new Unavailable("the chain of these journeys did not converge (residual " + residual(h)
                    + "): choose a lower order, or fewer steps, for example stepBy: CHANNEL");
        }
        return h;
    }

    /** Largest |h − P·h| over the states. */
    double residual(double[] h) {
        double worst = 0;
        for (int i = 0; i < h.length; i++) {
            double ahead = converting[i];
            double all = converting[i] + failing[i];
            for (int k = rows[i]; k < rows[i + 1]; k++) {
                ahead += weights[k] * h[targets[k]];
                all += weights[k];
            }
            worst = Math.max(worst, all == 0 ? 0 : Math.abs(h[i] - ahead / all));
        }
        return worst;
    }

    double[] solve() {
        boolean canConvert = Arrays.stream(converting).anyMatch(w -> w > 0);
        boolean canFail = Arrays.stream(failing).anyMatch(w -> w > 0);
        if (canConvert && canFail) {
            return ChainSolver.of(states()).solve(this);
        }
        double[] solution = new double[states()];
        Arrays.fill(solution, canConvert ? 1 : 0);
        return solution;
    }

    int states() {
        return failing.length;
    }
}
