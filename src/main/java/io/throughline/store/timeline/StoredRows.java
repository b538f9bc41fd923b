package io.throughline.store.timeline;

import io.throughline.journey.Clock;
import io.throughline.journey.ColumnSource.StoredCells;
import io.throughline.journey.TimelineSource.Places;
import io.throughline.journey.TimelineSource.StoredTimeline;
import io.throughline.store.query.VisibleImports;
import io.throughline.store.query.VisibleImports.Visible;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A timeline node as the index reads it. Of a packed one only rows of visible imports are read. */
final class StoredRows {
    private StoredRows() {}

    /** @param imports those visible */
    static StoredTimeline of(TimelineNode node, VisibleImports imports) {
        int[] places = places(node, imports);
        Visible one = imports.find(node.seq());
        long[] at = node.longs("at");
        int size = places == null ? at.length : places.length;
        return new StoredTimeline(
                node.ordinal(),
                node.customer(),
                node.seq(),
                node.part(),
                one == null ? "" : one.source(),
                places == null ? null : sourceOfRow(node, places, imports),
                one == null ? Long.MIN_VALUE : one.moment(),
                places == null ? null : momentOfRow(node, places, imports),
                Clock.valueOf(node.text("clock")),
                places == null ? at : IntStream.of(places).mapToLong(i -> at[i]).toArray(),
                codes(node.ints("touchpoints"), places, size),
                codes(node.ints("channels"), places, size),
                codes(node.ints("campaigns"), places, size),
                values(node, places),
                derived(node, places, size),
                told(node, places, imports));
    }

    private static Places told(TimelineNode node, int @Nullable [] places, VisibleImports visible) {
        int[] rows =
                places == null ? IntStream.range(0, node.longs("at").length).toArray() : places;
        long[] imports = node.longs("imports");
        double[] sequences = node.doubles("sequences");
        String[] orders = node.texts("orders");
        int[] alone = node.ints("alone");
        if (imports.length + sequences.length + orders.length == 0 && !node.has("mixed")) {
            return Places.NONE;
        }
        return new Places(
                imports.length == 0
                        ? null
                        : IntStream.of(rows).mapToLong(i -> imports[i]).toArray(),
                sequences.length == 0
                        ? null
                        : IntStream.of(rows).mapToDouble(i -> sequences[i]).toArray(),
                orders.length == 0
                        ? null
                        : IntStream.of(rows).map(i -> order(orders[i])).toArray(),
                mixed(node, visible),
                alone.length == 0 ? null : marked(alone, places, rows.length));
    }

    private static long[] mixed(TimelineNode node, VisibleImports visible) {
        long[] times = node.longs("mixed");
        long[] imports = node.longs("mixedImports");
        return imports.length == 0
                ? times
                : IntStream.range(0, times.length)
                        .filter(i -> visible.find(imports[i]) != null)
                        .mapToLong(i -> times[i])
                        .toArray();
    }

    /** A number for an order; 0 for none. */
    static int order(String text) {
        long hash = RowHash.text(RowHash.SEED, text);
        int folded = (int) (hash ^ (hash >>> 32));
        return text.isEmpty() ? 0 : folded == 0 ? 1 : folded;
    }

    /** What tells a row apart from others alike: see {@link io.throughline.journey.ColumnSource#loadRest}. */
    static StoredCells rest(TimelineNode node, VisibleImports imports) {
        long[] at = node.longs("at");
        long[] brought = node.longs("imports");
        int[] shown = places(node, imports);
        int[] places = shown == null ? IntStream.range(0, at.length).toArray() : shown;
        Map<String, String[]> columns = new TreeMap<>();
        node.properties()
                .keySet()
                .forEach(key -> PropertyNames.findAttribute(key).ifPresent(name -> columns.put(name, node.texts(key))));
        String[] cells = new String[places.length];
        for (int i = 0; i < cells.length; i++) {
            int place = places[i];
            Map<String, String> attributes = new TreeMap<>();
            columns.forEach((name, texts) -> attributes.put(name, place < texts.length ? texts[place] : ""));
            Visible of = imports.find(brought.length == 0 ? node.seq() : brought[place]);
            cells[i] = rest(attributes, of == null ? "" : of.source());
        }
        return new StoredCells(
                node.ordinal(), IntStream.of(places).mapToLong(i -> at[i]).toArray(), cells);
    }

    /** One text, by which rows are put in order. @param attributes by name */
    static String rest(Map<String, String> attributes, String source) {
        StringBuilder text = new StringBuilder();
        attributes.forEach((name, cell) -> text.append(cell.isEmpty() ? "" : name + '\0' + cell + '\0'));
        return text.append('\0').append(source).toString();
    }

    /** Places of the rows that are visible, ascending; null where all are. */
    private static int @Nullable [] places(TimelineNode node, VisibleImports visible) {
        long[] imports = node.longs("imports");
        return imports.length == 0
                ? null
                : IntStream.range(0, imports.length)
                        .filter(i -> visible.find(imports[i]) != null)
                        .toArray();
    }

    private static String[] sourceOfRow(TimelineNode node, int[] places, VisibleImports visible) {
        long[] imports = node.longs("imports");
        return IntStream.of(places)
                .mapToObj(i -> Objects.requireNonNull(visible.find(imports[i])).source())
                .toArray(String[]::new);
    }

    private static long[] momentOfRow(TimelineNode node, int[] places, VisibleImports visible) {
        long[] imports = node.longs("imports");
        return IntStream.of(places)
                .mapToLong(i -> Objects.requireNonNull(visible.find(imports[i])).moment())
                .toArray();
    }

    /** Codes; all missing where there are none. */
    private static int[] codes(int[] all, int @Nullable [] places, int size) {
        if (all.length == 0) {
            int[] none = new int[size];
            Arrays.fill(none, -1);
            return none;
        }
        return places == null ? all : IntStream.of(places).map(i -> all[i]).toArray();
    }

    private static double @Nullable [] values(TimelineNode node, int @Nullable [] places) {
        if (!node.has("values")) {
            return null;
        }
        double[] all = node.doubles("values");
        return places == null
                ? all
                : IntStream.of(places).mapToDouble(i -> all[i]).toArray();
    }

    private static boolean @Nullable [] derived(TimelineNode node, int @Nullable [] places, int size) {
        if (!node.has("derived")) {
            return null;
        }
        return marked(node.ints("derived"), places, size);
    }

    /** Which entries some places are. */
    private static boolean[] marked(int[] some, int @Nullable [] places, int size) {
        boolean[] marked = new boolean[size];
        for (int place : some) {
            int found = places == null ? place : Arrays.binarySearch(places, place);
            if (found >= 0) {
                marked[found] = true;
            }
        }
        return marked;
    }
}
