package io.throughline.attribution;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The credits of a rule, summed block by block and merged in the order of blocks.
 *
 * <p>Cost: one pass over the converted journeys, divided among the processors.
 */
final class RuleCredits {
    final double[] conversions;
    final double[] value;
    /** Credits of each converting customer, block by block; empty unless asked for. */
    final List<CustomerCredits> customers;

    private final @Nullable CustomerCredits here;
    private double[] weights = new double[64];

    private RuleCredits(int steps, List<CustomerCredits> customers) {
        conversions = new double[steps];
        value = new double[steps];
        this.customers = customers;
        here = customers.isEmpty() ? null : customers.get(0);
    }

    static RuleCredits of(JourneySet set, TouchRule rule, boolean byCustomer) {
        int steps = set.steps().size();
        RuleCredits[] parts = IntStream.range(0, set.blocks().size())
                .parallel()
                .mapToObj(b -> of(set.blocks().get(b), rule, steps, byCustomer))
                .toArray(RuleCredits[]::new);
        RuleCredits all = new RuleCredits(
                steps, Arrays.stream(parts).flatMap(p -> p.customers.stream()).toList());
        for (RuleCredits part : parts) {
            all.merge(part);
        }
        return all;
    }

    private static RuleCredits of(JourneyBlock block, TouchRule rule, int steps, boolean byCustomer) {
        RuleCredits credits = new RuleCredits(steps, byCustomer ? List.of(new CustomerCredits(steps)) : List.of());
        Touches touches = new Touches(block, steps);
        for (int j = 0; j < block.journeys(); j++) {
            if (block.converted(j)) {
                touches.look(j);
                credits.noteConversion(block, j);
                credits.add(touches, rule, block.value()[j]);
            }
        }
        if (credits.here != null) {
            credits.here.close();
        }
        return credits;
    }

    private void noteConversion(JourneyBlock block, int journey) {
        if (here != null) {
            int slot = block.slot()[journey];
            here.addConversion(slot, block.timelines().idHash()[slot]);
        }
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
            if (here != null) {
                here.add(step, weights[i]);
            }
        }
    }

    private void merge(RuleCredits other) {
        for (int step = 0; step < conversions.length; step++) {
            conversions[step] += other.conversions[step];
            value[step] += other.value[step];
        }
    }
}
