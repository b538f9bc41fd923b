package io.throughline.store.embedded;

import io.throughline.store.erasure.Remnants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.neo4j.common.DependencyResolver;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Transaction;
import org.neo4j.internal.recordstorage.RecordStorageEngine;
import org.neo4j.kernel.impl.store.NeoStores;
import org.neo4j.kernel.impl.store.PropertyStore;
import org.neo4j.kernel.impl.transaction.log.checkpoint.CheckPointer;
import org.neo4j.kernel.impl.transaction.log.checkpoint.SimpleTriggerInfo;
import org.neo4j.kernel.impl.transaction.log.files.LogFiles;
import org.neo4j.kernel.impl.transaction.log.rotation.LogRotateEvent;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * Overwrites freed records, which Neo4j only marks, and has it begin a new transaction log and let go of those before: with a checkpoint they are no longer needed.
 */
final class EmbeddedRemnants implements Remnants {
    /** Of the logs that are no longer needed the newest may be kept: it is one that tells of nobody. */
    private static final int LOGS = 2;

    private final Supplier<GraphDatabaseService> database;

    EmbeddedRemnants(Supplier<GraphDatabaseService> database) {
        this.database = database;
    }

    @Override
    public void wipe() {
        DependencyResolver parts = ((GraphDatabaseAPI) database.get()).getDependencyResolver();
        try {
            NeoStores stores =
                    parts.resolveDependency(RecordStorageEngine.class).testAccessNeoStores();
            PropertyStore properties = stores.getPropertyStore();
            FreedRecords.wipe(properties, FreedRecords::endOfProperties);
            FreedRecords.wipe(properties.getStringStore(), FreedRecords::endOfText);
            FreedRecords.wipe(properties.getArrayStore(), FreedRecords::endOfText);
            for (int log = 0; log < LOGS; log++) {
                parts.resolveDependency(LogFiles.class)
                        .getLogFile()
                        .getLogRotation()
                        .rotateLogFile(() -> LogRotateEvent.NULL);
                touch();
            }
            parts.resolveDependency(CheckPointer.class).forceCheckPoint(new SimpleTriggerInfo("erasure"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A checkpoint reaches as far as the last transaction, which has to stand in the new log. */
    private void touch() {
        try (Transaction tx = database.get().beginTx()) {
            var counter = tx.findNode(Label.label("Counter"), "name", "store");
            if (counter != null) {
                counter.setProperty("wiped", ((Number) counter.getProperty("wiped", 0L)).longValue() + 1);
            }
            tx.commit();
        }
    }
}
