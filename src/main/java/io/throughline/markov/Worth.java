package io.throughline.markov;

import io.throughline.journey.JourneyBlock;

/**
 * Values of conversions by the state they were entered from; summed in the order of journeys.
 *
 * @param negative a conversion has a negative value
 */
record Worth(double[] byState, boolean negative, long journeys) {

    static Worth of(Tuples tuples, int order, int states) {
        double[] byState = new double[states];
        boolean negative = false;
        long journeys = 0;
        for (int b = 0; b < tuples.blocks(); b++) {
            JourneyBlock block = tuples.set().blocks().get(b);
            int[] begin = tuples.begin(b);
            int[] state = tuples.level(order).code()[b];
            journeys += block.journeys();
            for (int j = 0; j < block.journeys(); j++) {
                double value = block.value()[j];
                if (value != 0 && block.converted(j)) {
                    int closing = begin[j + 1] - 1;
                    byState[closing == begin[j] ? 0 : state[closing - 1]] += value;
                    negative |= value < 0;
                }
            }
        }
        return new Worth(byState, negative, journeys);
    }
}
