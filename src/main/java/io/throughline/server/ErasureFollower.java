package io.throughline.server;

import io.throughline.analysis.ErasureService;
import io.throughline.index.JourneyIndex;
import io.throughline.ingest.UploadService;
import io.throughline.journey.PersonErased;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** After a person was erased: drops what is kept beside the store, then overwrites what files still hold. */
@Component
@ConditionalOnWebApplication
final class ErasureFollower implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(ErasureFollower.class);
    /** Nobody may erase while files are overwritten, so whoever erases many persons one by one is let through. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final Duration MOST = Duration.ofMinutes(1);

    private final JourneyIndex index;
    private final UploadService uploads;
    private final ErasureService erasures;
    private final BackgroundTask task = new BackgroundTask("erasure", this::wipe, ErasureFollower::complain);

    ErasureFollower(JourneyIndex index, UploadService uploads, ErasureService erasures) {
        this.index = index;
        this.uploads = uploads;
        this.erasures = erasures;
    }

    /** Files that were sent to be looked at may hold anybody. */
    @EventListener
    void follow(PersonErased erased) {
        index.expectErased(erased);
        index.forgetFile();
        uploads.forgetKept();
        task.afterQuiet(QUIET, MOST);
    }

    /** What a stopped process left undone. */
    void resume() {
        task.afterQuiet(QUIET, MOST);
    }

    private void wipe() {
        index.save();
        erasures.wipe();
    }

    private static void complain(Throwable failure) {
        log.warn(
                "Files may still hold somebody who was erased; they are overwritten after the next start. {}",
                failure.getMessage());
        log.debug("cause", failure);
    }

    @Override
    public void destroy() {
        task.finish(Duration.ofMinutes(1));
    }
}
