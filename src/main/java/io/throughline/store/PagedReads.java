package io.throughline.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.neo4j.driver.Record;

/**
 * Reads what many customers have, page by page in their order, two pages under way at a time.
 *
 * <p>Cost: at most three pages in memory.
 */
final class PagedReads {
    /** Customers of a page. */
    static final int PAGE = 4000;

    private static final int CONNECTIONS = 2;

    private final Cypher cypher;

    PagedReads(Cypher cypher) {
        this.cypher = cypher;
    }

    /** A query for one page. */
    record Page(String query, Map<String, ?> params) {}

    /**
     * Gives all that is read to {@code sink}, in the caller's thread.
     *
     * @param end how many customers there are
     * @param pages the page that begins with a customer
     * @param decode hands on what one row holds
     */
    <T> void load(int end, IntFunction<Page> pages, BiConsumer<Record, Consumer<T>> decode, Consumer<T> sink) {
        ExecutorService readers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            Deque<Future<List<T>>> running = new ArrayDeque<>();
            for (int from = 0; from < end || !running.isEmpty(); from += PAGE) {
                if (from < end) {
                    Page page = pages.apply(from);
                    running.add(readers.submit(() -> read(page, decode)));
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

    private <T> List<T> read(Page page, BiConsumer<Record, Consumer<T>> decode) {
        List<T> read = new ArrayList<>(PAGE);
        cypher.stream(page.query(), page.params(), row -> decode.accept(row, read::add));
        return read;
    }
}
