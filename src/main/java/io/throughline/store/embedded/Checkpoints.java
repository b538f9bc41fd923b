package io.throughline.store.embedded;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.kernel.impl.transaction.log.checkpoint.CheckPointer;
import org.neo4j.kernel.impl.transaction.log.checkpoint.SimpleTriggerInfo;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the database bring its files up to date while much is written: it looks by itself every ten seconds only, and what its log holds beyond them a start
 * after a kill has to repeat before anything is served.
 */
final class Checkpoints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final Supplier<GraphDatabaseService> database;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread checkpoints = new Thread(work, "checkpoints");
        checkpoints.setDaemon(true);
        return checkpoints;
    });

    Checkpoints(Supplier<GraphDatabaseService> database) {
        this.database = database;
    }

    /** Much was written: looks, in the background, whether its log has grown enough. */
    void consider() {
        if (!asked.getAndSet(true)) {
            thread.execute(this::look);
        }
    }

    private void look() {
        asked.set(false);
        try {
            ((GraphDatabaseAPI) database.get())
                    .getDependencyResolver()
                    .resolveDependency(CheckPointer.class)
                    .checkPointIfNeeded(new SimpleTriggerInfo("import"));
        } catch (IOException | RuntimeException e) {
            LOG.debug("The files of the database were not brought up to date, they will be later.", e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
