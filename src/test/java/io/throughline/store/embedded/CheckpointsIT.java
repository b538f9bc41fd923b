package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.store.TestDatabase;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.neo4j.common.DependencyResolver;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Transaction;
import org.neo4j.kernel.impl.transaction.log.LogPosition;
import org.neo4j.kernel.impl.transaction.log.files.LogFiles;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.storageengine.api.TransactionIdStore;

/** What a start after a kill has to repeat stays small, however much is written and by how many. */
class CheckpointsIT {
    /** What lies between two checkpoints, and twice the largest transaction of each of the writers. */
    private static final long BOUND = (3 << 20) + 4 * 1_100_000;

    private final TestDatabase database = TestDatabase.shared();
    private final GraphDatabaseService store =
            database.bean(EmbeddedStore.class).database();
    private final DependencyResolver parts = ((GraphDatabaseAPI) store).getDependencyResolver();

    @AfterEach
    void clear() {
        database.clear();
    }

    /** A megabyte of log. */
    private boolean writeMuch() {
        try (Transaction tx = store.beginTx()) {
            for (int i = 0; i < 500; i++) {
                tx.createNode(Label.label("Filler")).setProperty("bytes", new byte[1_900]);
            }
            tx.commit();
        }
        return true;
    }

    private LogPosition written() {
        return parts.resolveDependency(TransactionIdStore.class)
                .getLastClosedBatch()
                .logPosition();
    }

    private long beyondTheLastCheckpoint() throws IOException {
        LogPosition written = written();
        LogPosition kept = parts.resolveDependency(LogFiles.class)
                .getCheckpointFile()
                .findLatestCheckpoint()
                .orElseThrow()
                .transactionLogPosition();
        assertThat(written.getLogVersion()).isEqualTo(kept.getLogVersion());
        return written.getByteOffset() - kept.getByteOffset();
    }

    @Test
    void theLogHoldsLittleBeyondTheLastCheckpointAtAnyTime() throws Exception {
        Checkpoints checkpoints = new Checkpoints(() -> store, Long.MAX_VALUE);
        long before = written().getByteOffset();
        Callable<Long> writer = () -> {
            long most = 0;
            for (int i = 0; i < 10; i++) {
                assertThat(checkpoints.between(this::writeMuch)).isTrue();
                most = Math.max(most, beyondTheLastCheckpoint());
            }
            return most;
        };
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (Future<Long> most : two.invokeAll(List.of(writer, writer))) {
                assertThat(most.get()).isLessThan(BOUND);
            }
        } finally {
            two.shutdown();
        }
        assertThat(written().getByteOffset() - before).isGreaterThan(2 * BOUND);
    }
}
