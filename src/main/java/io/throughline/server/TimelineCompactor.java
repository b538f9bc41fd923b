package io.throughline.server;

import io.throughline.ingest.ImportService;
import io.throughline.journey.TimelineUpkeep;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Packs timelines in the background, some seconds after a change and at most that often, however many changes there are; not while a file is taken. */
final class TimelineCompactor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TimelineCompactor.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final TimelineUpkeep timelines;
    private final ImportService imports;
    private final BackgroundTask task = new BackgroundTask("timelines", this::pack, TimelineCompactor::complain);

    TimelineCompactor(TimelineUpkeep timelines, ImportService imports) {
        this.timelines = timelines;
        this.imports = imports;
    }

    /** Something visible has changed. */
    void changed() {
        task.within(PAUSE);
    }

    private void pack() {
        if (imports.isTakingFile()) {
            changed();
            return;
        }
        int packed = timelines.packTimelines();
        if (packed > 0) {
            log.info("The timelines of {} customers were packed.", packed);
        }
    }

    private static void complain(Throwable failure) {
        log.warn("Timelines were not packed, they will be after the next import. {}", failure.getMessage());
        log.debug("cause", failure);
    }

    @Override
    public void close() {
        task.close();
    }
}
