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
 * Reads what many customers have, page by page in their order, two pages under way at a time. A commit shows its records one by one,
 * so a page of customers whose timelines were rewritten meanwhile is read again.
 *
 * <p>Cost: at most three pages in memory.
 */
final class PagedReads {
    private static final int PAGE = 4000;

    private static final int CONNECTIONS = 2;

    private static final int TRIES = 3;

    private PagedReads() {}

    /** Reads the customers at places from {@code from} to before {@code to}. */
    interface Page<T> {
        void read(int from, int to, Consumer<T> sink);
    }

    /**
     * Gives all that is read to {@code sink}, in the caller's thread; what fits on one page is read there too.
     *
     * @param bulk of the same database
     * @param end how many customers there are
     * @param page reads one page; of several each in a thread of its own
     */
    static <T> void load(Bulk bulk, int end, Page<T> page, Consumer<T> sink) {
        if (end <= PAGE) {
            read(bulk, page, 0, end).forEach(sink);
            return;
        }
        ExecutorService readers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            Deque<Future<List<T>>> running = new ArrayDeque<>();
            for (int from = 0; from < end || !running.isEmpty(); from += PAGE) {
                if (from < end) {
                    int first = from;
                    running.add(readers.submit(() -> read(bulk, page, first, Math.min(end, first + PAGE))));
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

    private static <T> List<T> read(Bulk bulk, Page<T> page, int from, int to) {
        List<T> read = new ArrayList<>(to - from);
        for (int left = TRIES; left > 0; left--) {
            if (isRead(bulk, page, from, to, read)) {
                return read;
            }
            read.clear();
        }
        bulk.holdRewrites(() -> page.read(from, to, read::add));
        return read;
    }

    private static <T> boolean isRead(Bulk bulk, Page<T> page, int from, int to, List<T> read) {
        long before = bulk.countRewrites();
        try {
            page.read(from, to, read::add);
        } catch (RuntimeException failure) {
            if (bulk.countRewrites() == before) {
                throw failure;
            }
        }
        return bulk.countRewrites() == before;
    }
}
