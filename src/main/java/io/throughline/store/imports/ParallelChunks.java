package io.throughline.store.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs of customers that are written together, some at a time. */
final class ParallelChunks {
    private static final int CONNECTIONS = 2;

    /** Places from {@code from} to before {@code to}. */
    record Chunk(int from, int to) {}

    private ParallelChunks() {}

    /** All places before {@code size}, at most {@code most} together. */
    static List<Chunk> of(int size, int most) {
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < size; from += most) {
            chunks.add(new Chunk(from, Math.min(size, from + most)));
        }
        return chunks;
    }

    /** One alone in the caller's thread. Returns once all are written; the first failure is thrown once nothing is under way any more. */
    static void run(List<Chunk> chunks, Consumer<Chunk> work) {
        if (chunks.size() == 1) {
            work.accept(chunks.get(0));
            return;
        }
        ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<? extends Future<?>> running = chunks.stream()
                    .map(chunk -> workers.submit(() -> work.accept(chunk)))
                    .toList();
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing", e);
        } finally {
            stop(workers);
        }
    }

    /** Waits for transactions under way, so that nothing is written after a failure was reported. */
    private static void stop(ExecutorService workers) {
        workers.shutdownNow();
        boolean interrupted = false;
        while (true) {
            try {
                if (workers.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
