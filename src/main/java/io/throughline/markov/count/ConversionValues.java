package io.throughline.markov.count;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.stream.IntStream;

/**
 * Values of conversions by the state they were entered from; summed in the order of journeys.
 *
 * @param negative a conversion has a negative value
 */
public record ConversionValues(double[] byState, boolean negative, long journeys) {

    static ConversionValues of(Tuples tuples, int order, int states) {
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
        return new ConversionValues(byState, negative, journeys);
    }

    /** By the step a conversion was entered from, the last entry START; the blocks on different processors. */
    public static ConversionValues bySteps(JourneySet set) {
        int steps = set.steps().size();
        ConversionValues[] parts = IntStream.range(0, set.blocks().size())
                .parallel()
                .mapToObj(b -> bySteps(set.blocks().get(b), steps))
                .toArray(ConversionValues[]::new);
        double[] sums = new double[steps + 1];
        boolean negative = false;
        long journeys = 0;
        for (ConversionValues part : parts) {
            negative |= part.negative;
            journeys += part.journeys;
            for (int step = 0; step <= steps; step++) {
                sums[step] += part.byState[step];
            }
        }
        return new ConversionValues(sums, negative, journeys);
    }

    private static ConversionValues bySteps(JourneyBlock block, int start) {
        double[] sums = new double[start + 1];
        boolean negative = false;
        for (int j = 0; j < block.journeys(); j++) {
            double value = block.value()[j];
            if (value != 0 && block.converted(j)) {
                int before = block.offset()[j + 1] - 2;
                sums[before < block.offset()[j] ? start : block.step()[before]] += value;
                negative |= value < 0;
            }
        }
        return new ConversionValues(sums, negative, block.journeys());
    }
}
