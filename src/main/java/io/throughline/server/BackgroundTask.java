package io.throughline.server;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work done on a thread of its own, some time after it was asked for and once for all who asked meanwhile. A failure ends nothing: it is
 * handed on, unless the service stops, and the work is done again when it is next asked for.
 */
final class BackgroundTask implements AutoCloseable {
    private final ScheduledThreadPoolExecutor worker;
    private final Runnable work;
    private final Consumer<Throwable> complain;
    private @Nullable ScheduledFuture<?> waiting;
    private long latest;

    /**
     * @param name of the thread
     * @param complain told what the work failed with
     */
    BackgroundTask(String name, Runnable work, Consumer<Throwable> complain) {
        this.work = work;
        this.complain = complain;
        worker = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Done when the pause is over; who asks again until then changes nothing. */
    synchronized void within(Duration pause) {
        if (waiting == null) {
            schedule(pause);
        }
    }

    /** Done once nobody has asked for this long. */
    synchronized void afterQuiet(Duration pause) {
        if (waiting != null) {
            waiting.cancel(false);
        }
        schedule(pause);
    }

    /** Done once nobody has asked for this long, at the latest so long after the first who asked. */
    synchronized void afterQuiet(Duration pause, Duration most) {
        if (waiting == null) {
            latest = System.nanoTime() + most.toNanos();
        }
        long left = Math.max(0, latest - System.nanoTime());
        afterQuiet(Duration.ofNanos(Math.min(pause.toNanos(), left)));
    }

    private void schedule(Duration pause) {
        if (!worker.isShutdown()) {
            waiting = worker.schedule(this::begin, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Done at once and then again and again, with this pause between. */
    void every(Duration pause) {
        worker.scheduleWithFixedDelay(() -> guard(work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does something else on the same thread, before what is asked for after it. */
    void first(Runnable other) {
        worker.execute(() -> guard(other));
    }

    private void begin() {
        synchronized (this) {
            waiting = null;
        }
        guard(work);
    }

    private void guard(Runnable some) {
        try {
            some.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            if (!isStopping()) {
                complain.accept(e);
            }
        }
    }

    /** Whether the service stops: what fails from then on is done at the next start. */
    boolean isStopping() {
        return worker.isShutdown();
    }

    /** Does at once what waits, and then ends. */
    void finish(Duration patience) {
        synchronized (this) {
            if (waiting != null) {
                afterQuiet(Duration.ZERO);
            }
        }
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(true);
        var unused = end(patience);
    }

    /** Lets work under way end, and begins none. Returns whether it has ended in time. */
    boolean end(Duration patience) {
        worker.shutdown();
        try {
            return worker.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
