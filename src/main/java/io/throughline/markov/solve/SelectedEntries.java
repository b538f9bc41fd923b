package io.throughline.markov.solve;

import io.throughline.journey.Deadline;
import java.util.Arrays;

/**
 * Entries of an inverse that belong to transitions, worked out from those of a core backwards through the states that were taken out: for a
 * state j with ways in from m and out to k the entries (k, j), (j, m) and (j, j) follow from the entries (k, m).
 *
 * <p>Formula: Z = D⁻¹·L⁻¹ + U·Z = U⁻¹·D⁻¹ + Z·L, with U and L the shares led on from and to a state when it was taken out.
 */
final class SelectedEntries {
    private final Reduction reduction;
    private final double[][] square;
    private final int[] place;
    private final int[] turn;
    private final double[][] ahead;
    private final double[][] behind;
    private final double[] diagonal;

    SelectedEntries(Reduction reduction, int[] core, double[][] square) {
        this.reduction = reduction;
        this.square = square;
        int states = core.length + reduction.taken();
        place = new int[states];
        turn = new int[states];
        ahead = new double[states][];
        behind = new double[states][];
        diagonal = new double[states];
        Arrays.fill(turn, reduction.taken());
        for (int i = 0; i < core.length; i++) {
            place[core[i]] = i;
            diagonal[core[i]] = square[i][i];
        }
        for (int n = reduction.taken() - 1; n >= 0; n--) {
            turn[reduction.taken(n)] = n;
            workOut(reduction.taken(n));
        }
    }

    double[] diagonal() {
        return diagonal;
    }

    private void workOut(int state) {
        Deadline.check();
        SparseRow out = reduction.row(state);
        SparseRow in = reduction.waysInto(state);
        double inverse = reduction.inversePivot(state);
        double[] column = new double[out.size];
        double[] row = new double[in.size];
        double own = inverse;
        for (int k = 0; k < out.size; k++) {
            double share = out.weight[k] * inverse;
            for (int m = 0; m < in.size; m++) {
                double entry = entry(out.state[k], in.state[m]);
                column[k] += entry * in.weight[m];
                row[m] += share * entry;
            }
            own += share * column[k];
        }
        ahead[state] = column;
        behind[state] = row;
        diagonal[state] = own;
    }

    /** Visits to m from k on, divided by the weight out of m; both were there when a state with ways from m and to k was taken out. */
    private double entry(int k, int m) {
        if (k == m) {
            return diagonal[k];
        }
        if (turn[k] == turn[m]) {
            return square[place[k]][place[m]];
        }
        return turn[k] < turn[m]
                ? behind[k][reduction.waysInto(k).find(m)]
                : ahead[m][reduction.row(m).find(k)];
    }
}
