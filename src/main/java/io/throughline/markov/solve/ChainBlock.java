package io.throughline.markov.solve;

import io.throughline.graph.JourneyGraph;
import io.throughline.markov.count.ChainShape;
import io.throughline.markov.count.CountedChain;
import java.util.Arrays;

/**
 * One group of nodes that reach each other, as a sparse system: weights among them without self-loops, the weight that leaves the
 * group, and the part of that which is bound to convert.
 *
 * <p>Invariant: leaving = converting + failing, each a sum of non-negative terms, so nothing cancels.
 */
public final class ChainBlock {
    private static final int DENSE = 512;

    private final int[] rows;
    private final int[] targets;
    private final double[] weights;
    private final double[] converting;
    private final double[] failing;

    private ChainBlock(int[] rows, int[] targets, double[] weights, double[] converting, double[] failing) {
        this.rows = rows;
        this.targets = targets;
        this.weights = weights;
        this.converting = converting;
        this.failing = failing;
    }

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

    public double chanceOfFirst() {
        return solve()[0];
    }

    double[] solve() {
        boolean canConvert = Arrays.stream(converting).anyMatch(w -> w > 0);
        boolean canFail = Arrays.stream(failing).anyMatch(w -> w > 0);
        double[] solution = new double[failing.length];
        if (!canConvert || !canFail) {
            Arrays.fill(solution, canConvert ? 1 : 0);
            return solution;
        }
        return solution.length <= DENSE ? eliminated() : reduced(solution);
    }

    private double[] eliminated() {
        return new Elimination(rows, targets, weights, converting, failing).solve();
    }

    private double[] reduced(double[] h) {
        Reduction reduction = new Reduction(rows, targets, weights, converting, failing);
        reduction.run(DENSE);
        int[] core = reduction.core();
        ChainBlock rest = of(reduction, core, h.length);
        double[] solved = core.length <= DENSE ? rest.eliminated() : rest.iterated();
        for (int i = 0; i < core.length; i++) {
            h[core[i]] = solved[i];
        }
        reduction.restore(h);
        return h;
    }

    private static ChainBlock of(Reduction reduction, int[] core, int states) {
        int[] place = new int[states];
        int[] rows = new int[core.length + 1];
        double[] converting = new double[core.length];
        double[] failing = new double[core.length];
        for (int i = 0; i < core.length; i++) {
            place[core[i]] = i;
            rows[i + 1] = rows[i] + reduction.row(core[i]).size;
            converting[i] = reduction.converting(core[i]);
            failing[i] = reduction.failing(core[i]);
        }
        int[] targets = new int[rows[core.length]];
        double[] weights = new double[targets.length];
        for (int i = 0; i < core.length; i++) {
            SparseRow row = reduction.row(core[i]);
            for (int k = 0; k < row.size; k++) {
                targets[rows[i] + k] = place[row.state[k]];
                weights[rows[i] + k] = row.weight[k];
            }
        }
        return new ChainBlock(rows, targets, weights, converting, failing);
    }

    /** Gauss–Seidel, up and down in turn, until the change of a sweep is rounding only. */
    private double[] iterated() {
        double[] h = new double[converting.length];
        double[] out = new double[h.length];
        for (int i = 0; i < h.length; i++) {
            out[i] = converting[i] + failing[i];
            for (int k = rows[i]; k < rows[i + 1]; k++) {
                out[i] += weights[k];
            }
            h[i] = converting[i] / out[i];
        }
        new Sweeps(rows, targets, weights, converting, out).run(h);
        return h;
    }
}
