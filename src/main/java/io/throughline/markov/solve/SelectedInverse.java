package io.throughline.markov.solve;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Solutions with A = D − W for states with weights W among them, D what leaves each of them, and the diagonal of A⁻¹: how often a state is
 * visited from a first visit on, divided by the weight out of it. States with few neighbours are taken out first, what is left is inverted
 * as a square; entries of the inverse are then worked out backwards, only where there are transitions.
 *
 * <p>Source: Takahashi, Fagan and Chin (1973), with the factors of Grassmann, Taksar and Heyman: sums and products of numbers of 0 or more.
 * What enters a state that is never left stays there, and counts as nothing.
 *
 * <p>Cost: 2 n³ for the n states of the core; for the others the pairs of their neighbours.
 */
public final class SelectedInverse {
    /** States up to which the core is inverted. */
    private static final int MAX_DENSE = 3_000;

    private static final int MIN_DENSE = 64;

    private final Reduction reduction;
    private final int[] core;
    private final double[][] square;

    private SelectedInverse(Reduction reduction, int[] core, double[][] square) {
        this.reduction = reduction;
        this.core = core;
        this.square = square;
    }

    /**
     * @param exits weight out of the states for good
     * @return null where the core is too large
     */
    public static @Nullable SelectedInverse of(int[] rows, int[] targets, double[] weights, double[] exits) {
        return of(rows, targets, weights, exits, MIN_DENSE);
    }

    public static @Nullable SelectedInverse of(
            int[] rows, int[] targets, double[] weights, double[] exits, int enough) {
        Reduction reduction = new Reduction(rows, targets, weights, exits, new double[exits.length]);
        reduction.run(enough);
        int[] core = reduction.core();
        return core.length > MAX_DENSE
                ? null
                : new SelectedInverse(reduction, core, inverse(reduction, core, exits.length));
    }

    private static double[][] inverse(Reduction reduction, int[] core, int states) {
        int[] place = new int[states];
        double[][] weights = new double[core.length][core.length];
        double[] exits = new double[core.length];
        for (int i = 0; i < core.length; i++) {
            place[core[i]] = i;
        }
        for (int i = 0; i < core.length; i++) {
            SparseRow row = reduction.row(core[i]);
            exits[i] = reduction.converting(core[i]) + reduction.failing(core[i]);
            for (int k = 0; k < row.size; k++) {
                weights[i][place[row.state[k]]] = row.weight[k];
            }
        }
        CoreInverse.invert(weights, exits);
        return weights;
    }

    /** x of A·x = b. */
    public double[] solve(double[] b) {
        double[] x = b.clone();
        for (int n = 0; n < reduction.taken(); n++) {
            int state = reduction.taken(n);
            SparseRow in = reduction.waysInto(state);
            for (int k = 0; k < in.size; k++) {
                x[in.state[k]] += in.weight[k] * x[state];
            }
        }
        double[] known = IntStream.of(core).mapToDouble(state -> x[state]).toArray();
        for (int i = 0; i < core.length; i++) {
            x[core[i]] = product(square[i], known);
        }
        for (int n = reduction.taken() - 1; n >= 0; n--) {
            int state = reduction.taken(n);
            SparseRow out = reduction.row(state);
            double sum = x[state];
            for (int k = 0; k < out.size; k++) {
                sum += out.weight[k] * x[out.state[k]];
            }
            x[state] = sum * reduction.inversePivot(state);
        }
        return x;
    }

    public static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** y of y·A = b: visits to each state, divided by the weight out of it, where journeys begin as b tells. */
    public double[] visits(double[] b) {
        double[] y = b.clone();
        for (int n = 0; n < reduction.taken(); n++) {
            int state = reduction.taken(n);
            SparseRow out = reduction.row(state);
            y[state] *= reduction.inversePivot(state);
            for (int k = 0; k < out.size; k++) {
                y[out.state[k]] += out.weight[k] * y[state];
            }
        }
        double[] begun = IntStream.of(core).mapToDouble(state -> y[state]).toArray();
        double[] known = new double[core.length];
        for (int i = 0; i < core.length; i++) {
            for (int j = 0; begun[i] != 0 && j < core.length; j++) {
                known[j] += begun[i] * square[i][j];
            }
        }
        for (int i = 0; i < core.length; i++) {
            y[core[i]] = known[i];
        }
        for (int n = reduction.taken() - 1; n >= 0; n--) {
            int state = reduction.taken(n);
            SparseRow in = reduction.waysInto(state);
            for (int k = 0; k < in.size; k++) {
                y[state] += in.weight[k] * y[in.state[k]];
            }
        }
        return y;
    }

    /** Entry (i, i) of A⁻¹ for each state. */
    public double[] diagonal() {
        return new SelectedEntries(reduction, core, square).diagonal();
    }
}
