package io.throughline.markov.solve;

import io.throughline.journey.Deadline;

/**
 * Symmetric Gauss–Seidel sweeps, up and down in turn, until the change of a sweep is rounding only; sped up by a step along the slowest
 * direction whenever sweeps shrink the change at a steady pace.
 *
 * <p>Cost: two passes over the edges a round; rounds grow with the expected length of stay in the block.
 */
record IterativeSolver() implements ChainSolver {
    private static final double ROUNDING = 4e-16;
    private static final int MAX_SWEEPS = 20_000;
    private static final int PACE = 8;

    @Override
    public double[] solve(ChainBlock block) {
        double[] h = new double[block.states()];
        double[] out = new double[h.length];
        for (int i = 0; i < h.length; i++) {
            out[i] = block.converting()[i] + block.failing()[i];
            for (int k = block.rows()[i]; k < block.rows()[i + 1]; k++) {
                out[i] += block.weights()[k];
            }
            h[i] = block.converting()[i] / out[i];
        }
        run(block, out, h);
        return h;
    }

    private static void run(ChainBlock block, double[] out, double[] h) {
        double before = Double.POSITIVE_INFINITY;
        int still = 0;
        double[] last = h.clone();
        for (int round = 1; round <= MAX_SWEEPS && still < 3; round++) {
            Deadline.check();
            boolean measure = round % PACE == 0;
            if (measure) {
                System.arraycopy(h, 0, last, 0, h.length);
            }
            double change = Math.max(sweep(block, out, h, false), sweep(block, out, h, true));
            if (measure && change > 1e-11 && change < before) {
                leap(h, last, change / before);
            }
            still = change <= ROUNDING ? still + 1 : 0;
            before = change;
        }
    }

    private static double sweep(ChainBlock block, double[] out, double[] h, boolean down) {
        int[] rows = block.rows();
        int[] targets = block.targets();
        double[] weights = block.weights();
        double[] converting = block.converting();
        double change = 0;
        for (int n = 0; n < h.length; n++) {
            int i = down ? h.length - 1 - n : n;
            double sum = converting[i];
            for (int k = rows[i]; k < rows[i + 1]; k++) {
                sum += weights[k] * h[targets[k]];
            }
            double next = sum / out[i];
            change = Math.max(change, Math.abs(next - h[i]));
            h[i] = next;
        }
        return change;
    }

    /** The rest of a geometric series with this ratio, kept within [0, 1]. */
    private static void leap(double[] h, double[] last, double ratio) {
        double rest = Math.min(ratio, 0.9999) / (1 - Math.min(ratio, 0.9999));
        for (int i = 0; i < h.length; i++) {
            h[i] = Math.min(1, Math.max(0, h[i] + rest * (h[i] - last[i])));
        }
    }
}
