package io.throughline.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a stored timeline hold besides time and touchpoint, as numbers to compare with rows that come in.
 *
 * <p>An attribute named like the column of an order is one: stores written before there were orders keep it there.
 */
final class StoredContent {
    private static final Set<String> ORDERS = Set.of("order", "order_id", "transaction_id");

    private final Map<String, Object> properties;
    private final Map<String, List<?>> attributes = new TreeMap<>();
    private final BitSet derived = new BitSet();

    /** @param properties of the timeline node */
    StoredContent(Map<String, Object> properties) {
        this.properties = properties;
        for (String key : properties.keySet()) {
            PropertyNames.findAttribute(key).ifPresent(name -> attributes.put(name, list(key)));
        }
        list("derived").forEach(place -> derived.set(((Number) place).intValue()));
    }

    static long identity(int channel, int campaign, @Nullable String order, double sequence) {
        long hash = RowHash.mix(RowHash.mix(RowHash.SEED, channel), campaign);
        return RowHash.number(RowHash.text(hash, order), sequence);
    }

    /** Adds a cell to a hash; an empty one adds nothing. */
    static long attribute(long hash, String name, @Nullable String cell) {
        return cell == null || cell.isEmpty() ? hash : RowHash.text(RowHash.text(hash, name), cell);
    }

    List<?> list(String key) {
        return properties.get(key) instanceof List<?> list ? list : List.of();
    }

    int size() {
        return list("at").size();
    }

    /** Whether one import brought all of it. */
    boolean isOf(long seq) {
        return properties.get("import") instanceof Number number && number.longValue() == seq;
    }

    /** Whether a row is of one of these imports. @param seqs ascending */
    boolean isOfAny(long[] seqs, int place) {
        return Arrays.binarySearch(seqs, seq(place)) >= 0;
    }

    /** The import that brought a row. */
    long seq(int place) {
        Object seq = properties.get("import") == null ? list("imports").get(place) : properties.get("import");
        return ((Number) Objects.requireNonNull(seq)).longValue();
    }

    long at(int place) {
        return ((Number) list("at").get(place)).longValue();
    }

    int touchpoint(int place) {
        return ((Number) list("touchpoints").get(place)).intValue();
    }

    @Nullable
    String key(int place) {
        String key = list("keys").isEmpty() ? "" : String.valueOf(list("keys").get(place));
        return key.isEmpty() ? null : key;
    }

    /** As {@link Deduplication.Entries#content} told of a row with a key. */
    long content(int place) {
        return ((Number) list("contents").get(place)).longValue();
    }

    boolean derived(int place) {
        return derived.get(place);
    }

    long identity(int place) {
        return identity(code("channels", place), code("campaigns", place), order(place), number("sequences", place));
    }

    long whole(int place) {
        boolean flagged = !derived(place) && derived(place + 1);
        long hash = RowHash.number(identity(place), number("values", flagged ? place + 1 : place));
        for (Map.Entry<String, List<?>> attribute : attributes.entrySet()) {
            List<?> cells = attribute.getValue();
            String cell = place < cells.size() ? String.valueOf(cells.get(place)) : "";
            hash = isOrder(attribute.getKey()) ? hash : attribute(hash, attribute.getKey(), cell);
        }
        return hash;
    }

    private boolean isOrder(String attribute) {
        return list("orders").isEmpty() && ORDERS.contains(attribute);
    }

    private @Nullable String order(int place) {
        List<?> orders = list("orders");
        for (String name : attributes.keySet()) {
            orders = isOrder(name) ? attributes.getOrDefault(name, List.of()) : orders;
        }
        String order = place < orders.size() ? String.valueOf(orders.get(place)) : "";
        return order.isEmpty() ? null : order;
    }

    private int code(String key, int place) {
        return list(key).isEmpty() ? -1 : ((Number) list(key).get(place)).intValue();
    }

    private double number(String key, int place) {
        return list(key).isEmpty() ? Double.NaN : ((Number) list(key).get(place)).doubleValue();
    }
}
