package io.throughline.server;

import io.throughline.journey.TimelineUpkeep;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Packs timelines in the background, some seconds after a change and at most that often, however many changes there are. */
final class TimelineCompactor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TimelineCompactor.class);
    private static final long PAUSE_SECONDS = 10;

    private final TimelineUpkeep timelines;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "timelines");
        thread.setDaemon(true);
        return thread;
    });

    TimelineCompactor(TimelineUpkeep timelines) {
        this.timelines = timelines;
    }

    /** Something visible has changed. */
    void changed() {
        if (!worker.isShutdown() && waiting.compareAndSet(false, true)) {
            worker.schedule(this::pack, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void pack() {
        waiting.set(false);
        try {
            int packed = timelines.packTimelines();
            if (packed > 0) {
                log.info("The timelines of {} customers were packed.", packed);
            }
        } catch (RuntimeException e) {
            if (worker.isShutdown()) {
                return; // the service stops; they are packed after the next import
            }
            log.warn("Timelines were not packed, they will be after the next import. {}", e.getMessage());
            log.debug("cause", e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
