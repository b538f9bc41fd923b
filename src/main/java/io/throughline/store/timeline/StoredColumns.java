package io.throughline.store.timeline;

import io.throughline.journey.ColumnSource.ColumnNames;
import io.throughline.journey.ColumnSource.StoredCells;
import io.throughline.journey.ColumnSource.StoredTrait;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.ImportRanges;
import io.throughline.store.query.VisibleImports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** Reads attributes and traits, a page of customers in one row. Of packed timelines only what visible imports brought is read. */
final class StoredColumns {
    private final Cypher cypher;
    private final Bulk bulk;

    StoredColumns(Cypher cypher, Bulk bulk) {
        this.cypher = cypher;
        this.bulk = bulk;
    }

    static ColumnNames names(VisibleImports visible) {
        Set<String> attributes = new TreeSet<>();
        Set<String> traits = new TreeSet<>();
        for (String property : visible.columns()) {
            PropertyNames.findAttribute(property).ifPresent(attributes::add);
            PropertyNames.findTrait(property).ifPresent(traits::add);
        }
        return new ColumnNames(List.copyOf(attributes), List.copyOf(traits));
    }

    void loadAttribute(String name, VisibleImports visible, int[] ordinals, Consumer<StoredCells> sink) {
        Map<String, Object> params =
                Map.of("imports", visible.ranges().runs(), "property", PropertyNames.attribute(name));
        ImportRanges seqs = visible.ranges();
        load("timeline/list-attribute", params, ordinals, (page, read) -> cells(page, seqs, read), sink);
    }

    void loadTrait(String name, VisibleImports visible, int[] ordinals, Consumer<StoredTrait> sink) {
        Map<String, Object> params = Map.of(
                "imports",
                visible.ranges().runs(),
                "property",
                PropertyNames.trait(name),
                "learnt",
                PropertyNames.learnt(name));
        ImportRanges seqs = visible.ranges();
        load("timeline/list-trait", params, ordinals, (page, read) -> traits(page, seqs, read), sink);
    }

    private <T> void load(
            String query,
            Map<String, Object> params,
            int[] ordinals,
            BiConsumer<MapAccessor, Consumer<T>> decode,
            Consumer<T> sink) {
        PagedReads.load(
                bulk,
                ordinals.length,
                (from, to, read) -> {
                    Map<String, Object> page = new HashMap<>(params);
                    page.put("ranges", ranges(ordinals, from, to));
                    cypher.stream(query, page, row -> decode.accept(row, read));
                },
                sink);
    }

    /** First and last of each run of neighbours among ordinals that ascend: few where a whole segment is read. */
    static List<int[]> ranges(int[] ordinals, int from, int to) {
        List<int[]> ranges = new ArrayList<>();
        int first = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || ordinals[i] != ordinals[i - 1] + 1) {
                ranges.add(new int[] {ordinals[first], ordinals[i - 1]});
                first = i;
            }
        }
        return ranges;
    }

    private static void cells(MapAccessor page, ImportRanges seqs, Consumer<StoredCells> read) {
        for (int i = 0; i < page.get("ordinals").size(); i++) {
            Value times = page.get("at").get(i);
            Value texts = page.get("cells").get(i);
            int[] places = places(times.size(), page.get("imports").get(i), seqs);
            long[] at = new long[places.length];
            String[] cells = new String[texts.isEmpty() ? 0 : places.length];
            for (int row = 0; row < places.length; row++) {
                at[row] = times.get(places[row]).asLong();
                if (cells.length > 0) {
                    cells[row] = texts.get(places[row]).asString("");
                }
            }
            read.accept(new StoredCells(page.get("ordinals").get(i).asInt(), at, cells));
        }
    }

    /** Places of visible rows. @param imports seq of each row; empty: all are visible */
    private static int[] places(int rows, Value imports, ImportRanges seqs) {
        IntStream all = IntStream.range(0, rows);
        return imports.isEmpty()
                ? all.toArray()
                : all.filter(row -> seqs.contains(imports.get(row).asLong())).toArray();
    }

    private static void traits(MapAccessor page, ImportRanges seqs, Consumer<StoredTrait> read) {
        for (int i = 0; i < page.get("ordinals").size(); i++) {
            int ordinal = page.get("ordinals").get(i).asInt();
            Value told = page.get("values").get(i);
            Value at = page.get("at").get(i);
            Value runs = page.get("runs").get(i);
            if (runs.isEmpty()) {
                read.accept(new StoredTrait(ordinal, at.asLong(), told.asString()));
            }
            for (int run = 0; run < runs.size(); run++) {
                String value = told.get(run).asString("");
                if (!value.isEmpty() && seqs.contains(runs.get(run).asLong())) {
                    read.accept(new StoredTrait(ordinal, at.get(run).asLong(), value));
                }
            }
        }
    }
}
