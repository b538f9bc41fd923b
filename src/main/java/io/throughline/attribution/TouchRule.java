package io.throughline.attribution;

import java.util.Arrays;

/**
 * Shares one conversion among the touches before it.
 *
 * <p>Invariant: weights are 0 or more and sum to 1 (Participation: to the number of distinct steps); they depend on this journey alone; a
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

    /**
     * All to the last touch that is another step; to the last touch where none is.
     *
     * @param direct step code passed over
     */
    record LastOther(int direct) implements TouchRule {
        @Override
        public void share(Touches touches, double[] weights) {
            Arrays.fill(weights, 0, touches.size(), 0);
            int last = touches.size() - 1;
            int touch = last;
            while (touch >= 0 && touches.step(touch) == direct) {
                touch--;
            }
            weights[touch < 0 ? last : touch] = 1;
        }
    }

    /** To every touch the same, repeats of a step included. */
    record Linear() implements TouchRule {
        @Override
        public void share(Touches touches, double[] weights) {
            Arrays.fill(weights, 0, touches.size(), 1.0 / touches.size());
        }
    }

    /** 1 to each distinct step. */
    record Participation() implements TouchRule {
        @Override
        public void share(Touches touches, double[] weights) {
            touches.markSteps(weights);
        }
    }

    /** To every distinct step the same: the Shapley value of the game in which a journey pays when all its steps are in. */
    record EqualSteps() implements TouchRule {
        @Override
        public void share(Touches touches, double[] weights) {
            int distinct = touches.markSteps(weights);
            for (int i = 0; i < touches.size(); i++) {
                weights[i] /= distinct;
            }
        }
    }

    /**
     * So much to the first touch, so much to the last, so much to all others together. Two touches share as first and last do, or in
     * halves where neither counts.
     */
    record ByPosition(double first, double others, double last) implements TouchRule {
        static final ByPosition U_SHAPED = new ByPosition(40, 20, 40);
        static final ByPosition J_SHAPED = new ByPosition(20, 20, 60);
        static final ByPosition INVERSE_J = new ByPosition(60, 20, 20);

        @Override
        public void share(Touches touches, double[] weights) {
            int size = touches.size();
            if (size == 1) {
                weights[0] = 1;
                return;
            }
            double ends = first + last;
            if (size == 2) {
                weights[0] = ends > 0 ? first / ends : 0.5;
                weights[1] = ends > 0 ? last / ends : 0.5;
                return;
            }
            double all = ends + others;
            Arrays.fill(weights, 1, size - 1, others / all / (size - 2));
            weights[0] = first / all;
            weights[size - 1] = last / all;
        }
    }

    /**
     * 30 to the first touch, 30 to the first one at the lead, 30 to the last, 10 to all others together; roles that fall on one touch add, and without
     * others the roles are all. Without the lead as {@link ByPosition#U_SHAPED}.
     *
     * @param lead step code
     */
    record WithLead(int lead) implements TouchRule {
        private static final double ROLE = 0.3;
        private static final double OTHERS = 0.1;

        @Override
        public void share(Touches touches, double[] weights) {
            int size = touches.size();
            int middle = 0;
            while (middle < size && touches.step(middle) != lead) {
                middle++;
            }
            if (middle == size) {
                ByPosition.U_SHAPED.share(touches, weights);
                return;
            }
            boolean apart = middle > 0 && middle < size - 1;
            int others = Math.max(0, size - (apart ? 3 : 2));
            double role = others > 0 ? ROLE : 1.0 / 3;
            Arrays.fill(weights, 0, size, others > 0 ? OTHERS / others : 0);
            weights[0] = 0;
            weights[middle] = 0;
            weights[size - 1] = 0;
            weights[0] += role;
            weights[middle] += role;
            weights[size - 1] += role;
        }
    }

    /**
     * In proportion to 2^(−t / half-life), t from leaving the touch to the conversion; to every touch the same in journeys of step numbers.
     *
     * @param halfLife microseconds
     */
    record Decay(double halfLife) implements TouchRule {
        private static final double LN_2 = 0.6931471805599453;
        /** Beyond so many half-lives nothing is left. */
        private static final double GONE = 1_000;

        @Override
        public void share(Touches touches, double[] weights) {
            int size = touches.size();
            if (!touches.timed()) {
                Arrays.fill(weights, 0, size, 1.0 / size);
                return;
            }
            long least = touches.microsBefore(size - 1);
            double sum = 0;
            for (int i = 0; i < size; i++) {
                weights[i] = left((touches.microsBefore(i) - least) / halfLife);
                sum += weights[i];
            }
            for (int i = 0; i < size; i++) {
                weights[i] /= sum;
            }
        }

        /** 2⁻ˣ, to the same bits on any machine, and exact for whole numbers. */
        private static double left(double x) {
            if (x >= GONE) {
                return 0;
            }
            int whole = (int) x;
            return Math.scalb(StrictMath.exp(-LN_2 * (x - whole)), -whole);
        }
    }
}
