package io.throughline.markov.solve;

import io.throughline.journey.Deadline;
import io.throughline.markov.count.ChainShape;
import io.throughline.markov.count.CountedChain;
import java.util.Arrays;

/**
 * A chain as a square of weights from which states are taken out one by one, every way through them led on (Grassmann, Taksar and
 * Heyman). START is state 0 and stays.
 *
 * <p>Invariant: only sums, products and quotients of non-negative numbers, but for values; what enters a state that is never left ends
 * unconverted. The weight out of START stays the same.
 *
 * <p>Cost: two operations for each pair of states that stay and state taken out; four states at a time, so that each row is read once for
 * four.
 */
public final class DenseChain {
    private static final int CONVERTING = 0;
    private static final int FAILING = 1;
    private static final int VALUE = 2;

    private static final int PANEL = 4;

    private final double[][] rows;
    /** Columns before those of the states. */
    private final int exits;

    private int size;

    private DenseChain(double[][] rows, int exits, int size) {
        this.rows = rows;
        this.exits = exits;
        this.size = size;
    }

    /** @param states those that stay, START first; what enters another one ends unconverted */
    public static DenseChain of(CountedChain chain, int[] states) {
        return of(chain, states, chain.value());
    }

    /** The same with values of its own, of several kinds. @param values by kind and state */
    public static DenseChain of(CountedChain chain, int[] states, double[]... values) {
        int exits = VALUE + values.length;
        ChainShape shape = chain.shape();
        int[] place = new int[shape.states()];
        Arrays.fill(place, -1);
        for (int i = 0; i < states.length; i++) {
            place[states[i]] = i;
        }
        double[][] rows = new double[states.length][exits + states.length];
        for (int i = 0; i < states.length; i++) {
            double[] row = rows[i];
            for (int kind = 0; kind < values.length; kind++) {
                row[VALUE + kind] = values[kind][states[i]];
            }
            for (int e = shape.rows()[states[i]]; e < shape.rows()[states[i] + 1]; e++) {
                int target = shape.target()[e];
                boolean stays = target >= 0 && place[target] >= 0;
                int column = target == ChainShape.CONVERTED ? CONVERTING : stays ? exits + place[target] : FAILING;
                row[column] += chain.counts()[e];
            }
        }
        return new DenseChain(rows, exits, states.length);
    }

    /** All states of a block; none is START. */
    static DenseChain of(ChainBlock block) {
        int states = block.states();
        int exits = VALUE + 1;
        double[][] rows = new double[states][exits + states];
        for (int i = 0; i < states; i++) {
            rows[i][CONVERTING] = block.converting()[i];
            rows[i][FAILING] = block.failing()[i];
            for (int k = block.rows()[i]; k < block.rows()[i + 1]; k++) {
                rows[i][exits + block.targets()[k]] = block.weights()[k];
            }
        }
        return new DenseChain(rows, exits, states);
    }

    public int size() {
        return size;
    }

    /** Weight of START that is bound to convert directly. */
    public double converting() {
        return rows[0][CONVERTING];
    }

    public double failing() {
        return rows[0][FAILING];
    }

    public double value() {
        return rows[0][VALUE];
    }

    /** Chance of converting from START, all other states taken out. */
    public double chanceOfStart() {
        shrink(1);
        double all = converting() + failing();
        return all == 0 ? 0 : converting() / all;
    }

    /** Chance of converting from each state, all of which can reach an end; they are taken out, and put in again first one first. */
    double[] chances() {
        double[] h = new double[size];
        shrink(0);
        for (int i = 0; i < h.length; i++) {
            double converting = rows[i][CONVERTING];
            double failing = rows[i][FAILING];
            for (int j = 0; j < i; j++) {
                converting += rows[i][exits + j] * h[j];
                failing += rows[i][exits + j] * (1 - h[j]);
            }
            h[i] = converting / (converting + failing);
        }
        return h;
    }

    /** Expected value from START, all other states taken out. */
    public double valueOfStart() {
        return valueOfStart(0);
    }

    /** The same of one kind of value. */
    public double valueOfStart(int kind) {
        shrink(1);
        double all = converting() + failing();
        return all == 0 ? 0 : rows[0][VALUE + kind] / all;
    }

    /** A copy that keeps START and the states from {@code from} to {@code to}; the others are taken out. */
    public DenseChain keep(int from, int to) {
        int[] order = new int[size];
        int n = 1;
        for (int i = from; i < to; i++) {
            order[n++] = i;
        }
        for (int i = 1; i < size; i++) {
            if (i < from || i >= to) {
                order[n++] = i;
            }
        }
        double[][] copy = new double[size][];
        for (int i = 0; i < size; i++) {
            double[] row = rows[order[i]];
            copy[i] = Arrays.copyOf(row, exits + size);
            for (int j = 0; from > 1 && j < size; j++) {
                copy[i][exits + j] = row[exits + order[j]];
            }
        }
        DenseChain kept = new DenseChain(copy, exits, size);
        kept.shrink(1 + to - from);
        return kept;
    }

    /** Takes out the last states until so many are left. */
    public void shrink(int left) {
        while (size > left) {
            Deadline.check();
            int from = Math.max(left, size - PANEL);
            takeOut(from);
            size = from;
        }
    }

    private void takeOut(int from) {
        double[] out = new double[size - from];
        for (int p = size - 1; p >= from; p--) {
            double[] gone = rows[p];
            double sum = gone[CONVERTING] + gone[FAILING];
            for (int j = 0; j < p; j++) {
                sum += gone[exits + j];
            }
            out[p - from] = sum;
            for (int i = from; i < p; i++) {
                double share = share(rows[i], p, sum);
                for (int c = 0; share != 0 && c < exits + p; c++) {
                    rows[i][c] += share * gone[c];
                }
            }
        }
        double[] shares = new double[PANEL];
        for (int i = 0; i < from; i++) {
            if (shares(rows[i], from, out, shares)) {
                add(rows[i], from, shares);
            }
        }
    }

    /** What part of a state's weight a row takes over. */
    private double share(double[] row, int gone, double out) {
        double weight = row[exits + gone];
        if (out > 0) {
            return weight / out;
        }
        row[FAILING] += weight;
        return 0;
    }

    private boolean shares(double[] row, int from, double[] out, double[] shares) {
        boolean any = false;
        for (int p = size - 1; p >= from; p--) {
            double share = share(row, p, out[p - from]);
            shares[p - from] = share;
            any |= share != 0;
            for (int q = from; share != 0 && q < p; q++) {
                row[exits + q] += share * rows[p][exits + q];
            }
        }
        return any;
    }

    private void add(double[] row, int from, double[] shares) {
        int end = exits + from;
        if (size - from == PANEL) {
            double[] a = rows[from];
            double[] b = rows[from + 1];
            double[] c = rows[from + 2];
            double[] d = rows[from + 3];
            double sa = shares[0];
            double sb = shares[1];
            double sc = shares[2];
            double sd = shares[3];
            for (int k = 0; k < end; k++) {
                row[k] += sa * a[k] + sb * b[k] + (sc * c[k] + sd * d[k]);
            }
            return;
        }
        for (int p = from; p < size; p++) {
            double share = shares[p - from];
            for (int k = 0; k < end; k++) {
                row[k] += share * rows[p][k];
            }
        }
    }
}
