package io.throughline.store.timeline;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a stored timeline hold, as numbers to compare with rows that come in.
 *
 * <p>An attribute named like the column of an order is one where there are no orders: stores written before there were any keep it
 * there.
 */
public final class StoredContent {
    private static final List<String> ORDERS = List.of("order", "order_id", "transaction_id");

    private final TimelineNode node;
    private final long[] at;
    private final int[] touchpoints;
    private final int[] channels;
    private final int[] campaigns;
    private final double[] values;
    private final double[] sequences;
    private final long[] imports;
    private final String[] keys;
    private final long[] contents;
    private final BitSet derived = new BitSet();
    private final BitSet alone = new BitSet();
    private final Map<String, String[]> attributes = new TreeMap<>();
    private final String[] orders;

    public StoredContent(TimelineNode node) {
        this.node = node;
        at = node.longs("at");
        touchpoints = node.ints("touchpoints");
        channels = node.ints("channels");
        campaigns = node.ints("campaigns");
        values = node.doubles("values");
        sequences = node.doubles("sequences");
        imports = node.longs("imports");
        keys = node.texts("keys");
        contents = node.longs("contents");
        String[] told = node.texts("orders");
        for (int place : node.ints("derived")) {
            derived.set(place);
        }
        for (int place : node.ints("alone")) {
            alone.set(place);
        }
        for (String key : node.properties().keySet()) {
            PropertyNames.findAttribute(key).ifPresent(name -> attributes.put(name, node.texts(key)));
        }
        for (String name : ORDERS) {
            String[] kept = told.length == 0 ? attributes.remove(name) : null;
            told = kept == null ? told : kept;
        }
        orders = told;
    }

    public static long identity(int channel, int campaign, @Nullable String order, double sequence) {
        long hash = RowHash.mix(RowHash.mix(RowHash.SEED, channel), campaign);
        return RowHash.number(RowHash.text(hash, order), sequence);
    }

    /** Adds a cell to a hash; an empty one adds nothing. */
    public static long attribute(long hash, String name, @Nullable String cell) {
        return cell == null || cell.isEmpty() ? hash : RowHash.text(RowHash.text(hash, name), cell);
    }

    public int size() {
        return at.length;
    }

    /** The import that brought a row. */
    public long seq(int place) {
        return imports.length == 0 ? node.seq() : imports[place];
    }

    public long at(int place) {
        return at[place];
    }

    public int touchpoint(int place) {
        return touchpoints[place];
    }

    @Nullable
    public String key(int place) {
        return text(keys, place);
    }

    /** As the hash of its content was when a row with a key came in. */
    public long content(int place) {
        return contents[place];
    }

    public boolean derived(int place) {
        return derived.get(place);
    }

    public long identity(int place) {
        return identity(code(channels, place), code(campaigns, place), text(orders, place), number(sequences, place));
    }

    public long whole(int place) {
        boolean flagged = belongs(place + 1);
        long hash = RowHash.number(identity(place), number(values, flagged ? place + 1 : place));
        int row = bare(place) ? place - 1 : place;
        for (Map.Entry<String, String[]> attribute : attributes.entrySet()) {
            hash = attribute(hash, attribute.getKey(), text(attribute.getValue(), row));
        }
        return hash;
    }

    /** Whether an entry was derived from the one before it. A conversion whose row another import had brought stands before all rows of its moment. */
    public boolean belongs(int place) {
        return place > 0
                && derived(place)
                && !alone.get(place)
                && !derived(place - 1)
                && at[place - 1] == at[place]
                && seq(place - 1) == seq(place);
    }

    /** Whether a derived conversion lacks the attributes of its row, as in stores written before it had them. */
    private boolean bare(int place) {
        return belongs(place) && attributes.values().stream().allMatch(cells -> text(cells, place) == null);
    }

    /** Null where it is missing or empty. */
    private static @Nullable String text(String[] texts, int place) {
        return place >= texts.length || texts[place].isEmpty() ? null : texts[place];
    }

    private static int code(int[] codes, int place) {
        return codes.length == 0 ? -1 : codes[place];
    }

    private static double number(double[] numbers, int place) {
        return numbers.length == 0 ? Double.NaN : numbers[place];
    }
}
