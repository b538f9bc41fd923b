package io.throughline.store.timeline;

import io.throughline.journey.ColumnSource.StoredCells;
import io.throughline.journey.TimelineSource.StoredTimeline;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.ImportRanges;
import io.throughline.store.query.VisibleImports;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads timelines in the order of ordinals. */
final class TimelinePages {
    private final Cypher cypher;
    private final Bulk bulk;

    TimelinePages(Cypher cypher, Bulk bulk) {
        this.cypher = cypher;
        this.bulk = bulk;
    }

    void loadAll(VisibleImports visible, Consumer<StoredTimeline> sink) {
        int end = cypher.find(
                        "timeline/find-last-ordinal",
                        Map.of(),
                        r -> r.get("ordinal").asInt())
                .orElse(0);
        ImportRanges imports = visible.ranges();
        PagedReads.load(
                bulk,
                end,
                (from, to, read) ->
                        bulk.listRange(from, to, imports, node -> read.accept(StoredRows.of(node, visible))),
                sink);
    }

    void loadSome(int[] ordinals, VisibleImports visible, Consumer<StoredTimeline> sink) {
        load(ordinals, visible, bulk::listCustomers, node -> StoredRows.of(node, visible), sink);
    }

    void loadRest(int[] ordinals, VisibleImports visible, Consumer<StoredCells> sink) {
        load(ordinals, visible, bulk::listKnown, node -> StoredRows.rest(node, visible), sink);
    }

    /** Reads the nodes of some customers. */
    private interface Nodes {
        void list(int[] ordinals, ImportRanges imports, Consumer<TimelineNode> sink);
    }

    private <T> void load(
            int[] ordinals, VisibleImports visible, Nodes nodes, Function<TimelineNode, T> told, Consumer<T> sink) {
        ImportRanges imports = visible.ranges();
        PagedReads.load(
                bulk,
                ordinals.length,
                (from, to, read) -> nodes.list(
                        Arrays.copyOfRange(ordinals, from, to), imports, node -> read.accept(told.apply(node))),
                sink);
    }
}
