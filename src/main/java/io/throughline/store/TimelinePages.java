package io.throughline.store;

import io.throughline.journey.TimelineSource.StoredTimeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Timelines page by page in the order of ordinals, two pages under way at a time.
 *
 * <p>Cost: at most three pages in memory.
 */
final class TimelinePages {
    private static final int PAGE = 4000;
    private static final int CONNECTIONS = 2;

    private final Cypher cypher;

    TimelinePages(Cypher cypher) {
        this.cypher = cypher;
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
                        Map.of("from", from, "to", Math.min(end, from + PAGE), "imports", imports)));
    }

    void loadSome(int[] ordinals, VisibleImports visible, Consumer<StoredTimeline> sink) {
        long[] imports = visible.seqs();
        load(ordinals.length, visible.sources(), sink, from -> {
            int[] some = Arrays.copyOfRange(ordinals, from, Math.min(ordinals.length, from + PAGE));
            return new Page("timeline/list-customers", Map.of("ordinals", some, "imports", imports));
        });
    }

    private record Page(String query, Map<String, ?> params) {}

    private void load(int end, Map<Long, String> sources, Consumer<StoredTimeline> sink, IntFunction<Page> pages) {
        ExecutorService readers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            Deque<Future<List<StoredTimeline>>> running = new ArrayDeque<>();
            for (int from = 0; from < end || !running.isEmpty(); from += PAGE) {
                if (from < end) {
                    Page page = pages.apply(from);
                    running.add(readers.submit(() -> read(page, sources)));
                }
                if (running.size() > CONNECTIONS || from + PAGE >= end) {
                    running.remove().get().forEach(sink);
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } finally {
            readers.shutdownNow();
        }
    }

    private List<StoredTimeline> read(Page page, Map<Long, String> sources) {
        List<StoredTimeline> timelines = new ArrayList<>(PAGE);
        cypher.stream(page.query(), page.params(), r -> timelines.add(StoredRows.of(r, sources)));
        return timelines;
    }
}
