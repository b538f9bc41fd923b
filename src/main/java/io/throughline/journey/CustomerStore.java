package io.throughline.journey;

import io.throughline.catalogue.Touchpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One customer as stored. Implemented by the store. */
public interface CustomerStore {

    /** The customer whose interactions are kept under these ids, the first of which names it; empty where nothing of them is visible. */
    Optional<Customer> findCustomer(List<String> ids);

    /** The same of one id. */
    default Optional<Customer> findCustomer(String id) {
        return findCustomer(List.of(id));
    }

    /** Interactions kept under some ids of one customer in timeline order, after {@code position} (0: from the first); at most {@code first}. */
    List<TimelineEntry> listInteractions(List<String> ids, int first, long position);

    /** The same of one id. */
    default List<TimelineEntry> listInteractions(String id, int first, long position) {
        return listInteractions(List.of(id), first, position);
    }

    /**
     * A customer with what is known of them.
     *
     * @param ids under which interactions are kept, the one that names the customer first
     */
    record Customer(String id, List<String> ids, Map<String, String> traits) {
        /** With one id. */
        public Customer(String id, Map<String, String> traits) {
            this(id, List.of(id), traits);
        }
    }

    /**
     * One interaction of one customer as stored.
     *
     * @param position 1-based place in the timeline
     * @param at microseconds UTC, or the step number
     */
    record TimelineEntry(
            long position,
            Clock clock,
            long at,
            Touchpoint touchpoint,
            @Nullable String channel,
            @Nullable String campaign,
            @Nullable Double value,
            Map<String, String> attributes,
            String source) {}
}
