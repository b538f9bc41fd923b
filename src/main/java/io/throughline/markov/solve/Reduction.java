package io.throughline.markov.solve;

import io.throughline.journey.Deadline;
import java.util.Arrays;

/**
 * Makes a large chain small: takes out states with few ways in and out, leading every way through them on, until a core is left; puts
 * their chances in again once the core is solved. Long rows of steps and rarely visited pages vanish here, and with them what makes
 * iteration slow.
 *
 * <p>Invariant: only sums, products and quotients of non-negative numbers; chances of the states that stay are unchanged.
 */
final class Reduction {
    private static final int[] FILL = {4, 12, 36, 100, 300};

    private final SparseRow[] out;
    private final SparseRow[] in;
    private final double[] converting;
    private final double[] failing;
    private final boolean[] gone;
    private final int[] order;
    private int taken;

    Reduction(int[] rows, int[] targets, double[] weights, double[] converting, double[] failing) {
        int size = converting.length;
        this.converting = converting.clone();
        this.failing = failing.clone();
        out = new SparseRow[size];
        in = new SparseRow[size];
        Arrays.setAll(out, i -> new SparseRow());
        Arrays.setAll(in, i -> new SparseRow());
        gone = new boolean[size];
        order = new int[size];
        for (int i = 0; i < size; i++) {
            for (int k = rows[i]; k < rows[i + 1]; k++) {
                link(i, targets[k], weights[k]);
            }
        }
    }

    private void link(int from, int to, double weight) {
        if (out[from].add(to, weight)) {
            in[to].add(from, 1);
        }
    }

    /** Until at most {@code enough} states are left, or none can go without making the rest much denser. */
    void run(int enough) {
        for (int fill : FILL) {
            boolean more = true;
            while (more && left() > enough) {
                more = false;
                for (int i = 0; i < out.length && left() > enough; i++) {
                    if (!gone[i] && (long) in[i].size * out[i].size <= fill) {
                        takeOut(i);
                        more = true;
                    }
                }
            }
        }
    }

    private int left() {
        return out.length - taken;
    }

    private void takeOut(int state) {
        Deadline.check();
        gone[state] = true;
        order[taken++] = state;
        SparseRow row = out[state];
        double inverse = inversePivot(state);
        for (int k = 0; k < row.size; k++) {
            in[row.state[k]].remove(state);
        }
        for (int k = 0; k < in[state].size; k++) {
            int source = in[state].state[k];
            double weight = out[source].remove(state);
            double share = weight * inverse;
            in[state].weight[k] = share;
            converting[source] += share * converting[state];
            failing[source] += inverse > 0 ? share * failing[state] : weight;
            for (int m = 0; m < row.size; m++) {
                if (row.state[m] != source) {
                    link(source, row.state[m], share * row.weight[m]);
                }
            }
        }
    }

    /** The states that stay, ascending. */
    int[] core() {
        int[] core = new int[left()];
        int n = 0;
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i]) {
                core[n++] = i;
            }
        }
        return core;
    }

    /** Weights out of a state; of one that was taken out: to the states that were left then. */
    SparseRow row(int state) {
        return out[state];
    }

    /** Of a state that was taken out: what share of a visit there each state that was left then took over for its weight. */
    SparseRow waysInto(int state) {
        return in[state];
    }

    /** 1 / all weight out of a state when it was taken out; 0 where there was none. */
    double inversePivot(int state) {
        double all = out[state].sum() + converting[state] + failing[state];
        return all > 0 ? 1 / all : 0;
    }

    int taken() {
        return taken;
    }

    /** The state that was taken out after so many others. */
    int taken(int turn) {
        return order[turn];
    }

    double converting(int state) {
        return converting[state];
    }

    double failing(int state) {
        return failing[state];
    }

    /** Works out the chances of the states taken out, last one first, from those of the core. */
    void restore(double[] h) {
        for (int n = taken - 1; n >= 0; n--) {
            int state = order[n];
            SparseRow row = out[state];
            double sum = converting[state];
            double all = converting[state] + failing[state];
            for (int k = 0; k < row.size; k++) {
                sum += row.weight[k] * h[row.state[k]];
                all += row.weight[k];
            }
            h[state] = sum / all;
        }
    }
}
