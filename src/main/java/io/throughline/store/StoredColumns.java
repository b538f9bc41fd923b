package io.throughline.store;

import io.throughline.journey.ColumnSource.ColumnNames;
import io.throughline.journey.ColumnSource.StoredCells;
import io.throughline.journey.ColumnSource.StoredTrait;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** Reads attributes and traits page by page. Of packed timelines only what visible imports brought is read. */
final class StoredColumns {
    private static final int PAGE = 4000;

    private final Cypher cypher;

    StoredColumns(Cypher cypher) {
        this.cypher = cypher;
    }

    static ColumnNames names(VisibleImports visible) {
        Set<String> attributes = new TreeSet<>();
        Set<String> traits = new TreeSet<>();
        for (VisibleImports.Visible one : visible.all()) {
            for (String property : one.columns()) {
                PropertyNames.findAttribute(property).ifPresent(attributes::add);
                PropertyNames.findTrait(property).ifPresent(traits::add);
            }
        }
        return new ColumnNames(List.copyOf(attributes), List.copyOf(traits));
    }

    void loadAttribute(String name, VisibleImports visible, int[] ordinals, Consumer<StoredCells> sink) {
        Map<String, Object> params = Map.of("imports", visible.seqs(), "property", PropertyNames.attribute(name));
        Set<Long> seqs = seqs(visible);
        pages("timeline/list-attribute", params, ordinals, row -> sink.accept(cells(row, seqs)));
    }

    void loadTrait(String name, VisibleImports visible, int[] ordinals, Consumer<StoredTrait> sink) {
        Map<String, Object> params = Map.of(
                "imports", visible.seqs(), "property", PropertyNames.trait(name), "learnt", PropertyNames.learnt(name));
        Set<Long> seqs = seqs(visible);
        pages("timeline/list-trait", params, ordinals, row -> traits(row, seqs, sink));
    }

    private static Set<Long> seqs(VisibleImports visible) {
        Set<Long> seqs = new HashSet<>();
        for (long seq : visible.seqs()) {
            seqs.add(seq);
        }
        return seqs;
    }

    private void pages(String query, Map<String, Object> params, int[] ordinals, Consumer<Record> row) {
        for (int from = 0; from < ordinals.length; from += PAGE) {
            Map<String, Object> page = new HashMap<>(params);
            page.put("ordinals", Arrays.copyOfRange(ordinals, from, Math.min(ordinals.length, from + PAGE)));
            cypher.stream(query, page, row);
        }
    }

    private static StoredCells cells(Record row, Set<Long> seqs) {
        Value times = row.get("at");
        Value texts = row.get("cells");
        Value imports = row.get("imports");
        int[] places = IntStream.range(0, times.size())
                .filter(i -> imports.isNull() || seqs.contains(imports.get(i).asLong()))
                .toArray();
        long[] at = new long[places.length];
        String[] cells = new String[texts.isNull() ? 0 : places.length];
        for (int i = 0; i < places.length; i++) {
            at[i] = times.get(places[i]).asLong();
            if (cells.length > 0) {
                cells[i] = texts.get(places[i]).asString("");
            }
        }
        return new StoredCells(row.get("ordinal").asInt(), at, cells);
    }

    private static void traits(Record row, Set<Long> seqs, Consumer<StoredTrait> sink) {
        int ordinal = row.get("ordinal").asInt();
        Value runs = row.get("runs");
        if (runs.isNull()) {
            sink.accept(new StoredTrait(
                    ordinal, row.get("at").asLong(), row.get("value").asString()));
            return;
        }
        for (int i = 0; i < runs.size(); i++) {
            String value = row.get("value").get(i).asString("");
            if (!value.isEmpty() && seqs.contains(runs.get(i).asLong())) {
                sink.accept(new StoredTrait(ordinal, row.get("at").get(i).asLong(), value));
            }
        }
    }
}
