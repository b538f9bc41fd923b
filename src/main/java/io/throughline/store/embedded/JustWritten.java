package io.throughline.store.embedded;

import io.throughline.store.timeline.TimelineNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Timelines of customers that something was just written for: whoever follows asks for all that these have, most of which was read a moment ago to tell duplicates.
 * Given once, and only while no timeline has been rewritten since. Holds all a customer has in the store, visible or not, for some thousand nodes.
 */
final class JustWritten {
    private static final int NODES = 20_000;
    /** A customer with more nodes is read again. */
    private static final int FEW = 32;

    /**
     * @param id empty until something is written
     * @param timelines their properties, in any order
     */
    record Customer(String id, List<Map<String, Object>> timelines, long rewrites) {}

    private final Map<Integer, Customer> customers = new LinkedHashMap<>();
    private int nodes;

    /**
     * What the store has of a customer.
     *
     * @param rewrites as counted before it was read
     */
    synchronized void read(int ordinal, List<Map<String, Object>> timelines, long rewrites) {
        put(ordinal, new Customer("", timelines, rewrites));
    }

    /**
     * What has been written.
     *
     * @param first of customers that the store did not have
     * @param rewrites as counted before it was written
     */
    synchronized void add(List<TimelineNode> first, List<TimelineNode> further, long rewrites) {
        first.forEach(node -> add(node, new Customer(node.customer(), List.of(), rewrites)));
        further.forEach(node -> add(node, customers.get(node.ordinal())));
    }

    private void add(TimelineNode node, @Nullable Customer before) {
        if (before != null) {
            List<Map<String, Object>> timelines = new ArrayList<>(before.timelines);
            timelines.add(node.properties());
            put(node.ordinal(), new Customer(node.customer(), timelines, before.rewrites));
        }
    }

    private void put(int ordinal, Customer customer) {
        remove(ordinal);
        if (customer.timelines.size() > FEW) {
            return;
        }
        customers.put(ordinal, customer);
        nodes += customer.timelines.size();
        Iterator<Customer> oldest = customers.values().iterator();
        while (nodes > NODES) {
            nodes -= oldest.next().timelines.size();
            oldest.remove();
        }
    }

    private @Nullable Customer remove(int ordinal) {
        Customer known = customers.remove(ordinal);
        nodes -= known == null ? 0 : known.timelines.size();
        return known;
    }

    /**
     * Null where the customer has to be read.
     *
     * @param rewrites as counted now
     */
    synchronized @Nullable Customer take(int ordinal, long rewrites) {
        Customer known = remove(ordinal);
        return known == null || known.id.isEmpty() || known.rewrites != rewrites ? null : known;
    }
}
