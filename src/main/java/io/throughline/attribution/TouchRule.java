package io.throughline.attribution;

import java.util.Arrays;

/**
 * Shares one conversion among the touches before it.
 *
 * <p>Invariant: weights are 0 or more and sum to 1 (PARTICIPATION: to the number of distinct steps); they depend on this journey alone; a
 * single touch gets 1.
 */
sealed interface TouchRule {

    /** Writes the weight of each touch; there is at least one. */
    void share(Touches touches, double[] weights);

    /** All to the first touch. */
    record First() implements TouchRule {
        @Override
        public void share(Touches touches, double[] weights) {
            Arrays.fill(weights, 0, touches.size(), 0);
            weights[0] = 1;
        }
    }

    /** All to the last touch. */
    record Last() implements TouchRule {
        @Override
        public void share(Touches touches, double[] weights) {
            Arrays.fill(weights, 0, touches.size(), 0);
            weights[touches.size() - 1] = 1;
        }
    }

    /** To every touch the same, repeats of a step included. */
    record Linear() implements TouchRule {
        @Override
        public void share(Touches touches, double[] weights) {
            Arrays.fill(weights, 0, touches.size(), 1.0 / touches.size());
        }
    }
}
