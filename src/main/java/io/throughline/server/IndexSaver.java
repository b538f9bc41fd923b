package io.throughline.server;

import io.throughline.index.JourneyIndex;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index in its file: some time after a change, however many changes there are, and once more when the service stops. A large
 * file is written more rarely, so that writing takes a twentieth of the time at most.
 */
final class IndexSaver implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IndexSaver.class);
    private static final long PAUSE_SECONDS = 20;
    private static final long SHARE = 20;

    private final JourneyIndex index;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "index-file");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long pauseSeconds = PAUSE_SECONDS;

    IndexSaver(JourneyIndex index) {
        this.index = index;
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Something visible has changed. */
    void changed() {
        if (!worker.isShutdown() && waiting.compareAndSet(false, true)) {
            worker.schedule(this::save, pauseSeconds, TimeUnit.SECONDS);
        }
    }

    private void save() {
        waiting.set(false);
        long start = System.nanoTime();
        try {
            index.save();
        } catch (RuntimeException | OutOfMemoryError e) {
            log.debug("The index was not written to its file, it will be after the next change.", e);
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        pauseSeconds = Math.max(PAUSE_SECONDS, SHARE * seconds);
    }

    /** Lets a write under way end, and writes what is newer. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (worker.awaitTermination(1, TimeUnit.MINUTES)) {
                save();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
