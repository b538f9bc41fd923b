package io.throughline.attribution;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The credits of a rule, summed block by block and merged in the order of blocks.
 *
 * <p>Cost: one pass over the converted journeys, divided among the processors.
 */
final class RuleCredits {
    final double[] conversions;
    final double[] value;
    private double[] weights = new double[64];

    private RuleCredits(int steps) {
        conversions = new double[steps];
        value = new double[steps];
    }

    static RuleCredits of(JourneySet set, TouchRule rule) {
        int steps = set.steps().size();
        RuleCredits[] parts = IntStream.range(0, set.blocks().size())
                .parallel()
                .mapToObj(b -> of(set.blocks().get(b), rule, steps))
                .toArray(RuleCredits[]::new);
        RuleCredits all = new RuleCredits(steps);
        for (RuleCredits part : parts) {
            all.merge(part);
        }
        return all;
    }

    private static RuleCredits of(JourneyBlock block, TouchRule rule, int steps) {
        RuleCredits credits = new RuleCredits(steps);
        Touches touches = new Touches(block, steps);
        for (int j = 0; j < block.journeys(); j++) {
            if (block.converted(j)) {
                touches.look(j);
                credits.add(touches, rule, block.value()[j]);
            }
        }
        return credits;
    }

    private void add(Touches touches, TouchRule rule, double worth) {
        int size = touches.size();
        if (size == 0) {
            return;
        }
        if (size > weights.length) {
            weights = Arrays.copyOf(weights, size * 2);
        }
        rule.share(touches, weights);
        for (int i = 0; i < size; i++) {
            int step = touches.step(i);
            conversions[step] += weights[i];
            value[step] += weights[i] * worth;
        }
    }

    private void merge(RuleCredits other) {
        for (int step = 0; step < conversions.length; step++) {
            conversions[step] += other.conversions[step];
            value[step] += other.value[step];
        }
    }
}
