package io.throughline.markov.solve;

import io.throughline.journey.Deadline;
import java.util.stream.IntStream;

/**
 * The inverse of D − W for states with weights W among them, D what leaves each of them: entry (i, j) is how often j is visited from i on,
 * divided by the weight out of j.
 *
 * <p>Source: Gauss–Jordan elimination in place, each pivot a sum of what leaves the state (Grassmann, Taksar and Heyman): nothing is subtracted.
 * A state that is never left has a row and a column of zeros.
 *
 * <p>Cost: 2 n³, eight states at a time, so that each row is read once for eight; rows are divided among the processors.
 */
final class CoreInverse {
    private static final int PANEL = 8;
    private static final int ALONE = 128;

    private final double[][] cells;
    private final double[] exits;
    private int from;
    private int to;

    private CoreInverse(double[][] weights, double[] exits) {
        this.cells = weights;
        this.exits = exits;
    }

    /**
     * Turns weights into the inverse.
     *
     * @param weights among the states; loops count nothing
     * @param exits weight that leaves the states for good; used up
     */
    static void invert(double[][] weights, double[] exits) {
        CoreInverse inverse = new CoreInverse(weights, exits);
        while (inverse.to < weights.length) {
            Deadline.check();
            inverse.from = inverse.to;
            inverse.to = Math.min(weights.length, inverse.from + PANEL);
            inverse.exchangePanel();
            inverse.spread();
        }
    }

    /** Solves the rows of the panel for their own states. */
    private void exchangePanel() {
        for (int k = from; k < to; k++) {
            double[] row = cells[k];
            double pivot = exits[k];
            for (int j = k + 1; j < row.length; j++) {
                pivot += row[j];
            }
            double inverse = pivot > 0 ? 1 / pivot : 0;
            for (int j = 0; j < row.length; j++) {
                row[j] *= inverse;
            }
            row[k] = inverse;
            exits[k] *= inverse;
            for (int i = from; i < to; i++) {
                if (i != k) {
                    substitute(i, k, inverse);
                }
            }
        }
    }

    private void substitute(int i, int k, double inverse) {
        double[] row = cells[i];
        double weight = row[k];
        exits[i] += weight * (inverse > 0 ? exits[k] : 1);
        row[k] = 0;
        for (int j = 0; j < row.length; j++) {
            row[j] += weight * cells[k][j];
        }
    }

    private void spread() {
        IntStream others = IntStream.concat(IntStream.range(0, from), IntStream.range(to, cells.length));
        (cells.length > ALONE ? others.parallel() : others).forEach(this::spread);
    }

    private void spread(int i) {
        double[] row = cells[i];
        double[] weight = new double[PANEL];
        boolean any = false;
        for (int k = from; k < to; k++) {
            weight[k - from] = row[k];
            any |= row[k] != 0;
            exits[i] += row[k] * (cells[k][k] > 0 ? exits[k] : 1);
            row[k] = 0;
        }
        for (int k = from; any && k < to; k += 4) {
            addFour(row, k, weight);
        }
    }

    private void addFour(double[] row, int k, double[] weight) {
        double[] a = cells[k];
        double[] b = cells[Math.min(k + 1, to - 1)];
        double[] c = cells[Math.min(k + 2, to - 1)];
        double[] d = cells[Math.min(k + 3, to - 1)];
        double wa = weight[k - from];
        double wb = weight[k - from + 1];
        double wc = weight[k - from + 2];
        double wd = weight[k - from + 3];
        for (int j = 0; j < row.length; j++) {
            row[j] += wa * a[j] + wb * b[j] + (wc * c[j] + wd * d[j]);
        }
    }
}
