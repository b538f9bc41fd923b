package io.throughline.analysis.summary;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.ClusteredRate;
import java.util.stream.IntStream;

/** Sums over all journeys. Cost: one pass over the journeys; steps are not touched. */
final class Totals {
    long count;
    long customers;
    long interactions;
    long converted;
    long convertedCustomers;
    long tails;
    long open;
    double value;
    final ClusteredRate conversion = new ClusteredRate();

    private Totals() {}

    /** Block by block, then merged in the order of blocks. */
    static Totals of(JourneySet set) {
        Totals[] parts = IntStream.range(0, set.blocks().size())
                .parallel()
                .mapToObj(b -> of(set.blocks().get(b)))
                .toArray(Totals[]::new);
        Totals totals = new Totals();
        for (Totals part : parts) {
            totals.merge(part);
        }
        return totals;
    }

    private static Totals of(JourneyBlock block) {
        Totals totals = new Totals();
        int first = 0;
        int success = 0;
        for (int j = 0; j < block.journeys(); j++) {
            int flags = block.flags()[j];
            success += flags & JourneyBlock.CONVERTED;
            totals.tails += (flags & JourneyBlock.TAIL) == 0 ? 0 : 1;
            totals.open += (flags & JourneyBlock.OPEN) == 0 ? 0 : 1;
            totals.interactions += block.interactions()[j];
            totals.value += block.value()[j];
            if (j + 1 == block.journeys() || block.slot()[j + 1] != block.slot()[j]) {
                totals.addCustomer(j + 1 - first, success);
                first = j + 1;
                success = 0;
            }
        }
        return totals;
    }

    private void addCustomer(long journeys, long success) {
        customers++;
        count += journeys;
        converted += success;
        convertedCustomers += success > 0 ? 1 : 0;
        conversion.add(success, journeys);
    }

    private void merge(Totals other) {
        count += other.count;
        customers += other.customers;
        interactions += other.interactions;
        converted += other.converted;
        convertedCustomers += other.convertedCustomers;
        tails += other.tails;
        open += other.open;
        value += other.value;
        conversion.add(other.conversion);
    }
}
