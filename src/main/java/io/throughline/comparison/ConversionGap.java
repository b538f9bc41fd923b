package io.throughline.comparison;

import io.throughline.journey.JourneyBlock;
import io.throughline.measure.Difference;

/** How much more often journeys of b convert than those of a. Cost: one pass over the journeys of both sets. */
public final class ConversionGap {
    private static final int CONVERTED = 0;
    private static final int OTHERS = 1;

    private ConversionGap() {}

    public static Difference of(JointCustomers customers) {
        int[] oneGroup = new int[2];
        JointSums sums = customers.fold(
                () -> new JointSums(oneGroup, 1),
                (into, inA, inB) -> {
                    add(into, customers.a(), 0, inA);
                    add(into, customers.b(), 1, inB);
                    into.endCustomer();
                },
                JointSums::merge);
        return Difference.of(sums.sums(CONVERTED, 0), sums.sums(CONVERTED, 1), sums.shared(CONVERTED), "journeys");
    }

    private static void add(JointSums into, CustomerSide set, int side, int customer) {
        if (customer < 0) {
            return;
        }
        JourneyBlock block = set.block(customer);
        for (int j = set.firstJourney(customer); j < set.endJourney(customer); j++) {
            into.add(block.converted(j) ? CONVERTED : OTHERS, side);
        }
    }
}
