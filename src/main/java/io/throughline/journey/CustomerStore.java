package io.throughline.journey;

import io.throughline.catalogue.Touchpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One customer as stored. Implemented by the store. */
public interface CustomerStore {

    /** The customer with an identifier; empty where nothing of them is visible. */
    Optional<Customer> findCustomer(String id);

    /** One customer's interactions in timeline order, after {@code position} (0: from the first); at most {@code first}. */
    List<TimelineEntry> listInteractions(String customer, int first, long position);

    /** A customer with what is known of them. */
    record Customer(String id, Map<String, String> traits) {}

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
