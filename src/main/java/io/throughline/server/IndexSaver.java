package io.throughline.server;

import io.throughline.index.JourneyIndex;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index in its file: some time after a change, however many changes there are, and once more when the service stops. A large
 * file is written more rarely, so that writing takes a twentieth of the time at most.
 */
final class IndexSaver implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IndexSaver.class);
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final long SHARE = 20;

    private final JourneyIndex index;
    private final BackgroundTask task = new BackgroundTask("index-file", this::save, IndexSaver::complain);
    private volatile Duration pause = PAUSE;

    IndexSaver(JourneyIndex index) {
        this.index = index;
    }

    /** Something visible has changed. */
    void changed() {
        task.within(pause);
    }

    private void save() {
        long start = System.nanoTime();
        try {
            index.save();
        } finally {
            Duration share = Duration.ofNanos(SHARE * (System.nanoTime() - start));
            pause = share.compareTo(PAUSE) > 0 ? share : PAUSE;
        }
    }

    private static void complain(Throwable failure) {
        log.debug("The index was not written to its file, it will be after the next change.", failure);
    }

    /** Lets a write under way end, and writes what is newer. */
    @Override
    public void close() {
        if (task.end(Duration.ofMinutes(1))) {
            try {
                save();
            } catch (RuntimeException | OutOfMemoryError e) {
                complain(e);
            }
        }
    }
}
