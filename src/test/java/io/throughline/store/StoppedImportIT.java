package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.throughline.journey.ImportLog.ImportSession;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class StoppedImportIT {
    @TempDir
    private Path folder;

    /** What is not finished then is deleted after the next start; nobody has to be told. */
    @Test
    void anImportThatOutlivesItsStoreSaysNothingAndLeavesNothing() {
        Logger log = (Logger) LoggerFactory.getLogger("io.throughline.store.imports");
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        TestDatabase stopped = TestDatabase.at(folder);
        log.addAppender(said);
        try {
            ImportSession session = stopped.imports().open("shop", false, true);
            session.write(Rows.batch("ann 10 look"));
            stopped.close();
            session.close();
            assertThat(said.list).isEmpty();
        } finally {
            log.detachAppender(said);
        }
        try (TestDatabase next = TestDatabase.at(folder)) {
            assertThat(next.imports().isEmpty()).isTrue();
            Rows.take(next.imports(), "shop", "bob 10 look");
            assertThat(next.customers().listInteractions("ann", 10, 0)).isEmpty();
        }
    }
}
