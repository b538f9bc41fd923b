package io.throughline.store.timeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Reads what many customers have, page by page in their order, two pages under way at a time.
 *
 * <p>Cost: at most three pages in memory.
 */
final class PagedReads {
    private static final int PAGE = 4000;

    private static final int CONNECTIONS = 2;

    private PagedReads() {}

    /** Reads the customers at places from {@code from} to before {@code to}. */
    interface Page<T> {
        void read(int from, int to, Consumer<T> sink);
    }

    /**
     * Gives all that is read to {@code sink}, in the caller's thread.
     *
     * @param end how many customers there are
     * @param page reads one page, in a thread of its own
     */
    static <T> void load(int end, Page<T> page, Consumer<T> sink) {
        ExecutorService readers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            Deque<Future<List<T>>> running = new ArrayDeque<>();
            for (int from = 0; from < end || !running.isEmpty(); from += PAGE) {
                if (from < end) {
                    int first = from;
                    running.add(readers.submit(() -> read(page, first, Math.min(end, first + PAGE))));
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

    private static <T> List<T> read(Page<T> page, int from, int to) {
        List<T> read = new ArrayList<>(to - from);
        page.read(from, to, read::add);
        return read;
    }
}
