package io.throughline.server;

import io.throughline.index.JourneyIndex;
import io.throughline.ingest.ImportListener;
import io.throughline.journey.ImportReport;
import io.throughline.journey.Unavailable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index at the newest version of the store, whoever wrote it: once a second, at once after an import of this process, and soon after live interactions.
 * While that fails, figures stay as of the last import seen, and this is said once.
 */
final class IndexRefresher implements ImportListener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IndexRefresher.class);
    private static final long PACE_MILLIS = 200;

    private final JourneyIndex index;
    private final List<Runnable> changed = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "index");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean awaited = new AtomicBoolean();
    private volatile boolean failing;

    IndexRefresher(JourneyIndex index) {
        this.index = index;
    }

    /** Runs {@code listener} after each change, on the thread that noticed it. */
    void onChange(Runnable listener) {
        changed.add(listener);
    }

    /** Runs {@code before} once, then follows. */
    void start(Runnable before) {
        timer.execute(() -> apart(before));
        timer.scheduleWithFixedDelay(this::follow, 0, 1, TimeUnit.SECONDS);
    }

    /** Brings the index to the present version; returns when it is there. */
    void follow() {
        if (refreshed()) {
            changed.forEach(this::apart);
        }
    }

    @Override
    public void imported(ImportReport report) {
        follow();
    }

    /** Follows soon, once for all that was recorded until then: whoever records does not wait for figures. */
    @Override
    public void recorded(ImportReport report) {
        if (!timer.isShutdown() && awaited.compareAndSet(false, true)) {
            timer.schedule(
                    () -> {
                        awaited.set(false);
                        follow();
                    },
                    PACE_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private boolean refreshed() {
        try {
            boolean anything = index.refresh();
            if (failing) {
                log.info("Figures follow the store again.");
            }
            failing = false;
            return anything;
        } catch (RuntimeException | OutOfMemoryError e) {
            if (!failing && !timer.isShutdown()) {
                boolean foreseen = e instanceof Unavailable;
                log.warn(
                        "Figures stay as of the last import seen; tried again every second. {}",
                        foreseen ? e.getMessage() : e,
                        foreseen ? null : e);
            }
            failing = true;
            return false;
        }
    }

    /** What others do here and fail at is theirs: it keeps no figure back. */
    private void apart(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (timer.isShutdown()) {
                return; // the service stops; what it did not end is done at the next start
            }
            log.warn("What goes with following the store failed and is left out: {}", e.toString(), e);
        }
    }
}
