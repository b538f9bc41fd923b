package io.throughline.store.embedded;

import io.throughline.store.timeline.TimelineNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Timelines of customers that something was lately written for: an import asks for them to tell duplicates, whoever follows it asks for all that these
 * customers have. Holds all a customer has in the store, visible or not, and nothing once timelines have lost anything: packed ones say the same. The database
 * of a folder is written by one process.
 */
final class RecentTimelines {
    /** Of a node, about as much as thirty of its rows take. */
    private static final int NODE = 30;
    /** Rows and nodes left by an import that writes this many customers at once, and otherwise at most: about 50 bytes each. */
    private static final int MANY = 1000;

    private static final long LEFT_BY_MANY = 20_000L * NODE;
    private static final long MOST = Math.max(LEFT_BY_MANY, Runtime.getRuntime().maxMemory() / 32 / 50);
    /** A customer with more nodes is read again. */
    private static final int FEW = 32;

    /**
     * @param id empty until something is written
     * @param timelines their properties, in any order
     * @param losses as counted before they were read
     */
    record Customer(String id, List<Map<String, Object>> timelines, long losses) {
        private Customer with(TimelineNode node) {
            List<Map<String, Object>> all = new ArrayList<>(timelines);
            all.add(node.properties());
            return new Customer(node.customer(), all, losses);
        }

        private long size() {
            return timelines.stream().mapToLong(RecentTimelines::size).sum();
        }
    }

    private final Map<Integer, Customer> customers = new LinkedHashMap<>();
    private long size;

    private static long size(Map<String, Object> timeline) {
        return NODE + (timeline.get("at") instanceof long[] rows ? rows.length : 0);
    }

    /** What the store has of a customer who is to be written for. */
    synchronized void read(int ordinal, List<Map<String, Object>> timelines, long losses) {
        put(ordinal, new Customer("", timelines, losses));
        trim(MOST);
    }

    /** The known ones of those that something is about to be written for; they are unknown until it is. */
    synchronized Map<Integer, Customer> takeOut(List<TimelineNode> further) {
        Map<Integer, Customer> known = new HashMap<>();
        for (TimelineNode node : further) {
            Customer customer = remove(node.ordinal());
            if (customer != null) {
                known.put(node.ordinal(), customer);
            }
        }
        return known;
    }

    /**
     * What has been written.
     *
     * @param before as taken out
     * @param first of customers that the store did not have
     * @param losses as counted before it was written
     */
    synchronized void add(
            Map<Integer, Customer> before, List<TimelineNode> first, List<TimelineNode> further, long losses) {
        for (TimelineNode node : first) {
            put(node.ordinal(), new Customer(node.customer(), List.of(node.properties()), losses));
        }
        for (TimelineNode node : further) {
            Customer with = before.computeIfPresent(node.ordinal(), (ordinal, known) -> known.with(node));
            if (with != null) {
                put(node.ordinal(), with);
            }
        }
        trim(first.size() + further.size() < MANY ? MOST : LEFT_BY_MANY);
    }

    private void put(int ordinal, Customer customer) {
        remove(ordinal);
        if (customer.timelines.size() <= FEW) {
            customers.put(ordinal, customer);
            size += customer.size();
        }
    }

    private void trim(long most) {
        Iterator<Customer> oldest = customers.values().iterator();
        while (size > most) {
            size -= oldest.next().size();
            oldest.remove();
        }
    }

    private @Nullable Customer remove(int ordinal) {
        Customer known = customers.remove(ordinal);
        size -= known == null ? 0 : known.size();
        return known;
    }

    /**
     * Null where the customer has to be read.
     *
     * @param losses as counted now
     */
    synchronized @Nullable Customer find(int ordinal, long losses) {
        Customer known = customers.get(ordinal);
        if (known != null && known.losses != losses) {
            remove(ordinal);
            return null;
        }
        return known;
    }
}
