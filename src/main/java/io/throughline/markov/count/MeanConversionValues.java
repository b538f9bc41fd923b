package io.throughline.markov.count;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;

/**
 * Mean value of a conversion by the step before it and its own step; where a step never led to that conversion, the mean of all such
 * conversions. Summed in the order of journeys.
 */
public final class MeanConversionValues {
    private final int steps;
    private final int[] closing;
    private final double[][] sum;
    private final long[][] count;

    private MeanConversionValues(JourneySet set) {
        steps = set.steps().size();
        closing = new int[steps];
        int conversions = 0;
        for (int s = 0; s < steps; s++) {
            closing[s] = set.steps().isConversion(s) ? conversions++ : -1;
        }
        sum = new double[conversions][steps + 2];
        count = new long[conversions][steps + 2];
    }

    public static MeanConversionValues of(JourneySet set) {
        MeanConversionValues worth = new MeanConversionValues(set);
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                if (block.converted(j)) {
                    worth.add(block, j);
                }
            }
        }
        return worth;
    }

    private void add(JourneyBlock block, int j) {
        int end = block.offset()[j + 1] - 1;
        int conversion = closing[block.step()[end]];
        int before = end == block.offset()[j] ? steps : block.step()[end - 1];
        if (conversion >= 0) {
            sum[conversion][before] += block.value()[j];
            count[conversion][before]++;
            sum[conversion][steps + 1] += block.value()[j];
            count[conversion][steps + 1]++;
        }
    }

    /** @param before a step, or START as the number of steps */
    public double mean(int before, int conversion) {
        int c = closing[conversion];
        int at = count[c][before] > 0 ? before : steps + 1;
        return count[c][at] == 0 ? 0 : sum[c][at] / count[c][at];
    }
}
