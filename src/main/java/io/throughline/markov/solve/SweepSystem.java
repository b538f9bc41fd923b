package io.throughline.markov.solve;

import io.throughline.markov.count.ChainShape;
import io.throughline.markov.count.CountedChain;

/**
 * The transitions of a chain laid out for sweeping: state after state in sweep order, probabilities instead of counts, loops of a state on itself
 * taken out.
 *
 * @param state state at each place; START is not among them
 * @param rows first transition of each place, and one more
 * @param share probability of each transition
 * @param gain what a state brings at once, per visit: the chance of converting directly, or the value of doing so
 */
public record SweepSystem(int[] state, int[] rows, int[] target, double[] share, double[] gain, int states) {

    /**
     * @param worth what conversions from each state bring in total
     * @param state all states but START, in the order they are to be swept
     */
    public static SweepSystem of(CountedChain chain, double[] worth, int[] state) {
        ChainShape shape = chain.shape();
        int[] rows = new int[state.length + 1];
        int[] target = new int[shape.edges()];
        double[] share = new double[shape.edges()];
        double[] gain = new double[state.length];
        int n = 0;
        for (int p = 0; p < state.length; p++) {
            double out = 0;
            for (int e = shape.rows()[state[p]]; e < shape.rows()[state[p] + 1]; e++) {
                double count = chain.counts()[e];
                out += shape.target()[e] == state[p] ? 0 : count;
                if (shape.target()[e] >= 0 && shape.target()[e] != state[p] && count > 0) {
                    target[n] = shape.target()[e];
                    share[n++] = count;
                }
            }
            for (int k = rows[p]; k < n; k++) {
                share[k] /= out;
            }
            gain[p] = out == 0 ? 0 : worth[state[p]] / out;
            rows[p + 1] = n;
        }
        return new SweepSystem(state, rows, target, share, gain, shape.states());
    }
}
