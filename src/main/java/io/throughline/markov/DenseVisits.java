package io.throughline.markov;

import io.throughline.graph.JourneyGraph;

/**
 * Steps that reach each other, factored once, to tell how often each is visited from a first visit on.
 *
 * <p>Formula: A = D − W with W the transitions among the steps and D all transitions out; N = A⁻¹·D. A = L·U is found by taking steps
 * out one by one (Grassmann, Taksar and Heyman): L and U and their inverses hold sums, products and quotients of non-negative numbers
 * only. Cost: cubic in the number of steps once, quadratic for each step asked for.
 */
final class DenseVisits {
    private final int size;
    /** Right of the diagonal the weights of U, on it its pivots, left of it the factors of L, all without sign. */
    private final double[][] factor;

    private final double[] out;

    private DenseVisits(int size) {
        this.size = size;
        this.factor = new double[size][size];
        this.out = new double[size];
    }

    /** @param place by step of the group: its place there; −1 for others */
    static DenseVisits of(JourneyGraph graph, int[] group, int[] place) {
        DenseVisits visits = new DenseVisits(group.length);
        double[] leaving = new double[group.length];
        for (int i = 0; i < group.length; i++) {
            for (int e = graph.firstEdge(group[i]); e < graph.firstEdge(group[i] + 1); e++) {
                int to = place[graph.target(e)];
                visits.out[i] += graph.count(e);
                if (to < 0) {
                    leaving[i] += graph.count(e);
                } else if (to != i) {
                    visits.factor[i][to] = graph.count(e);
                }
            }
        }
        visits.factorise(leaving);
        return visits;
    }

    private void factorise(double[] leaving) {
        for (int gone = 0; gone < size; gone++) {
            double[] row = factor[gone];
            double pivot = leaving[gone];
            for (int j = gone + 1; j < size; j++) {
                pivot += row[j];
            }
            row[gone] = pivot;
            for (int i = gone + 1; i < size; i++) {
                double share = factor[i][gone] / pivot;
                factor[i][gone] = share;
                if (share > 0) {
                    leaving[i] += share * leaving[gone];
                    addRow(factor[i], row, share, gone + 1);
                }
            }
        }
    }

    /** What comes back to a row's own step is a loop, which A leaves out on both sides of its diagonal. */
    private static void addRow(double[] target, double[] row, double share, int from) {
        for (int j = from; j < row.length; j++) {
            target[j] += share * row[j];
        }
    }

    /** Expected visits to a step of the group from a visit there on, that one counted. */
    double expected(int step) {
        double[] upper = new double[size];
        double[] lower = new double[size];
        upper[step] = 1;
        lower[step] = 1;
        double sum = 0;
        for (int k = step; k < size; k++) {
            double[] row = factor[k];
            for (int i = step; i < k; i++) {
                lower[k] += row[i] * lower[i];
            }
            upper[k] /= row[k];
            for (int j = k + 1; j < size; j++) {
                upper[j] += upper[k] * row[j];
            }
            sum += upper[k] * lower[k];
        }
        return sum * out[step];
    }
}
