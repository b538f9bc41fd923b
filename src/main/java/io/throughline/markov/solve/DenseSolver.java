package io.throughline.markov.solve;

import io.throughline.journey.Deadline;

/**
 * Takes the states out one by one, every way through them led on (Grassmann, Taksar and Heyman), so the result is exact to rounding however
 * rarely the chain is left.
 *
 * <p>Cost: cubic in the number of states.
 */
record DenseSolver() implements ChainSolver {

    @Override
    public double[] solve(ChainBlock block) {
        double[][] weight = square(block);
        for (int gone = weight.length - 1; gone >= 0; gone--) {
            Deadline.check();
            takeOut(weight, gone);
        }
        return chances(weight);
    }

    /** Columns 0 … size − 1 are the states, then converting, then failing. */
    private static double[][] square(ChainBlock block) {
        int size = block.states();
        double[][] weight = new double[size][size + 2];
        for (int i = 0; i < size; i++) {
            for (int k = block.rows()[i]; k < block.rows()[i + 1]; k++) {
                weight[i][block.targets()[k]] = block.weights()[k];
            }
            weight[i][size] = block.converting()[i];
            weight[i][size + 1] = block.failing()[i];
        }
        return weight;
    }

    /** Leads every way into a state on to where that state goes. */
    private static void takeOut(double[][] weight, int gone) {
        int size = weight.length;
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

    private static double[] chances(double[][] weight) {
        int size = weight.length;
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
}
