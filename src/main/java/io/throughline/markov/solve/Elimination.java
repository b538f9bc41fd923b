package io.throughline.markov.solve;

import io.throughline.journey.Deadline;

/**
 * Solves a small absorbing chain by taking its states out one by one (Grassmann, Taksar and Heyman): only sums, products and
 * quotients of non-negative numbers, so the result is exact to rounding however rarely the chain is left.
 *
 * <p>Cost: cubic in the number of states.
 */
final class Elimination {
    private final int size;
    private final double[][] weight;

    /** Columns 0 … size − 1 are the states, then converting, then failing. */
    Elimination(int[] rows, int[] targets, double[] weights, double[] converting, double[] failing) {
        size = converting.length;
        weight = new double[size][size + 2];
        for (int i = 0; i < size; i++) {
            for (int k = rows[i]; k < rows[i + 1]; k++) {
                weight[i][targets[k]] = weights[k];
            }
            weight[i][size] = converting[i];
            weight[i][size + 1] = failing[i];
        }
    }

    double[] solve() {
        for (int gone = size - 1; gone >= 0; gone--) {
            Deadline.check();
            takeOut(gone);
        }
        double[] h = new double[size];
        for (int i = 0; i < size; i++) {
            double converting = weight[i][size];
            double failing = weight[i][size + 1];
            for (int j = 0; j < i; j++) {
                converting += weight[i][j] * h[j];
                failing += weight[i][j] * (1 - h[j]);
            }
            h[i] = converting / (converting + failing);
        }
        return h;
    }

    /** Leads every way into a state on to where that state goes. */
    private void takeOut(int gone) {
        double[] row = weight[gone];
        double out = row[size] + row[size + 1];
        for (int j = 0; j < gone; j++) {
            out += row[j];
        }
        for (int i = 0; i < gone; i++) {
            double share = weight[i][gone] / out;
            if (share == 0) {
                continue;
            }
            double[] target = weight[i];
            for (int j = 0; j < gone; j++) {
                target[j] += j == i ? 0 : share * row[j];
            }
            target[size] += share * row[size];
            target[size + 1] += share * row[size + 1];
        }
    }
}
