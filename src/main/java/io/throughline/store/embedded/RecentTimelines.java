package io.throughline.store.embedded;

import io.throughline.store.timeline.TimelineNode;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
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
    /** Bytes of a node beside what it holds, and of each property beside its elements. */
    private static final int NODE = 400;

    private static final int PROPERTY = 60;
    /** An import that writes this many customers at once leaves less of others. */
    private static final int MANY = 1000;

    private static final long LEFT_BY_MANY = 32 << 20;
    private static final long MOST = Math.max(LEFT_BY_MANY, Runtime.getRuntime().maxMemory() / 32);
    /** A customer with more nodes is read again. */
    private static final int FEW = 32;

    /**
     * @param id empty until something is written
     * @param timelines their properties, in any order
     * @param losses as counted before they were read
     * @param bytes about what they take
     */
    record Customer(String id, List<Map<String, Object>> timelines, long losses, long bytes) {
        static Customer of(String id, List<Map<String, Object>> timelines, long losses) {
            return new Customer(
                    id,
                    timelines,
                    losses,
                    timelines.stream().mapToLong(RecentTimelines::bytes).sum());
        }

        private Customer with(TimelineNode node) {
            List<Map<String, Object>> all = new ArrayList<>(timelines);
            all.add(node.properties());
            return new Customer(node.customer(), all, losses, bytes + RecentTimelines.bytes(node.properties()));
        }
    }

    private final Map<Integer, Customer> customers = new LinkedHashMap<>();
    private long bytes;

    private static long bytes(Map<String, Object> timeline) {
        long bytes = NODE;
        for (Object value : timeline.values()) {
            bytes += PROPERTY + bytes(value);
        }
        return bytes;
    }

    private static long bytes(Object value) {
        if (value instanceof String text) {
            return 2L * text.length();
        }
        if (value instanceof Object[] all) {
            return Arrays.stream(all).mapToLong(one -> PROPERTY + bytes(one)).sum();
        }
        return value.getClass().isArray() ? 8L * Array.getLength(value) : 0;
    }

    /** What the store has of a customer who is to be written for. */
    synchronized void read(int ordinal, List<Map<String, Object>> timelines, long losses) {
        put(ordinal, Customer.of("", timelines, losses));
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
            put(node.ordinal(), Customer.of(node.customer(), List.of(node.properties()), losses));
        }
        for (TimelineNode node : further) {
            Customer with = before.computeIfPresent(node.ordinal(), (ordinal, known) -> known.with(node));
            if (with != null) {
                put(node.ordinal(), with);
            }
        }
        trim(first.size() + further.size() < MANY ? MOST : LEFT_BY_MANY);
    }

    /** One timeline says what all of a customer did. @param packed its properties by ordinal */
    synchronized void replace(Map<Integer, Map<String, Object>> packed) {
        packed.forEach((ordinal, one) -> {
            Customer now = customers.computeIfPresent(ordinal, (same, known) -> {
                bytes -= known.bytes;
                return Customer.of(known.id, List.of(one), known.losses);
            });
            bytes += now == null ? 0 : now.bytes;
        });
    }

    private void put(int ordinal, Customer customer) {
        remove(ordinal);
        if (customer.timelines.size() <= FEW) {
            customers.put(ordinal, customer);
            bytes += customer.bytes;
        }
    }

    private void trim(long most) {
        Iterator<Customer> oldest = customers.values().iterator();
        while (bytes > most) {
            bytes -= oldest.next().bytes;
            oldest.remove();
        }
    }

    private @Nullable Customer remove(int ordinal) {
        Customer known = customers.remove(ordinal);
        bytes -= known == null ? 0 : known.bytes;
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
