package io.throughline.analysis;

import io.throughline.journey.Deadline;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.TimelineSource;
import io.throughline.journey.TimelineSource.CustomerId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers of journeys by the beginning of their id. Cost: one pass over the journeys, and at most {@value #MAX_LOOKED_AT} ids read. */
final class CustomerSearch {
    private static final int READ = 1_000;
    private static final int MAX_LOOKED_AT = 50_000;

    private CustomerSearch() {}

    /** The first of those with a journey in the set, by id, after {@code after}; what was not reached is left to the next page. */
    static CustomerPage page(JourneySet set, TimelineSource source, String prefix, @Nullable String after, int first) {
        BitSet wanted = customers(set);
        List<String> found = new ArrayList<>();
        String last = after == null ? "" : after;
        for (int looked = 0; looked < MAX_LOOKED_AT; looked += READ) {
            Deadline.check();
            List<CustomerId> some = source.listCustomers(prefix, last, READ);
            for (CustomerId customer : some) {
                if (wanted.get(customer.ordinal())) {
                    if (found.size() == first) {
                        return new CustomerPage(found, last, true);
                    }
                    found.add(customer.id());
                }
                last = customer.id();
            }
            if (some.size() < READ) {
                return new CustomerPage(found, last, false);
            }
        }
        return new CustomerPage(found, last, true);
    }

    /** Ordinals of all customers with a journey. */
    private static BitSet customers(JourneySet set) {
        BitSet customers = new BitSet();
        for (JourneyBlock block : set.blocks()) {
            int[] ordinals = block.timelines().ordinals();
            for (int j = 0; j < block.journeys(); j++) {
                customers.set(ordinals[block.slot()[j]]);
            }
        }
        return customers;
    }
}
