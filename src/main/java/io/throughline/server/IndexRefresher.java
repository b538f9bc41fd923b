package io.throughline.server;

import io.throughline.index.JourneyIndex;
import io.throughline.ingest.ImportListener;
import io.throughline.journey.ImportReport;
import io.throughline.journey.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index at the newest version of the store, whoever wrote it: once a second, at once after an import of this process, and soon after live interactions.
 * While that fails, figures stay as of the last import seen, and this is said once.
 */
final class IndexRefresher implements ImportListener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IndexRefresher.class);
    private static final Duration PACE = Duration.ofMillis(200);

    private final JourneyIndex index;
    private final List<Runnable> changed = new CopyOnWriteArrayList<>();
    private final BackgroundTask task = new BackgroundTask("index", this::follow, IndexRefresher::complain);
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
        task.first(before);
        task.every(Duration.ofSeconds(1));
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
        task.within(PACE);
    }

    @Override
    public void close() {
        task.close();
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
            if (!failing && !task.isStopping()) {
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
            if (!task.isStopping()) {
                complain(e);
            }
        }
    }

    private static void complain(Throwable failure) {
        boolean foreseen = failure instanceof Unavailable;
        log.warn(
                "What goes with following the store failed and is left out: {}",
                foreseen ? failure.getMessage() : failure,
                foreseen ? null : failure);
    }
}
