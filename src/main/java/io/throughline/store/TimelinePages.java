package io.throughline.store;

import io.throughline.journey.TimelineSource.StoredTimeline;
import io.throughline.store.PagedReads.Page;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Reads timelines in the order of ordinals. */
final class TimelinePages {
    private final Cypher cypher;
    private final PagedReads reads;

    TimelinePages(Cypher cypher) {
        this.cypher = cypher;
        this.reads = new PagedReads(cypher);
    }

    void loadAll(VisibleImports visible, Consumer<StoredTimeline> sink) {
        int end = cypher.find("timeline/find-last-ordinal", Map.of(), r -> r.get("ordinal")
                        .asInt())
                .orElse(0);
        long[] imports = visible.seqs();
        load(
                end,
                visible.sources(),
                sink,
                from -> new Page(
                        "timeline/list-range",
                        Map.of("from", from, "to", Math.min(end, from + PagedReads.PAGE), "imports", imports)));
    }

    void loadSome(int[] ordinals, VisibleImports visible, Consumer<StoredTimeline> sink) {
        long[] imports = visible.seqs();
        load(ordinals.length, visible.sources(), sink, from -> {
            int[] some = Arrays.copyOfRange(ordinals, from, Math.min(ordinals.length, from + PagedReads.PAGE));
            return new Page("timeline/list-customers", Map.of("ordinals", some, "imports", imports));
        });
    }

    private void load(int end, Map<Long, String> sources, Consumer<StoredTimeline> sink, IntFunction<Page> pages) {
        reads.load(end, pages, (row, read) -> read.accept(StoredRows.of(row, sources)), sink);
    }
}
