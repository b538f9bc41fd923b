package io.throughline.store.embedded;

import java.io.IOException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.neo4j.common.DependencyResolver;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.kernel.impl.transaction.log.LogPosition;
import org.neo4j.kernel.impl.transaction.log.checkpoint.CheckPointer;
import org.neo4j.kernel.impl.transaction.log.checkpoint.SimpleTriggerInfo;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.storageengine.api.TransactionIdStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the database bring its files up to date while much is written: it looks by itself every ten seconds only, and what its log holds beyond them a start
 * after a kill has to repeat before anything is served. Much is written between two checkpoints, never during one: beside writers a checkpoint takes eight
 * times as long, and all that comes meanwhile has to be repeated too.
 */
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    /** Bytes of log, about 5,000 customers. */
    private static final long GROWN = 3 << 20;
    /** Nanoseconds beyond which a checkpoint is long: the disk is busy, as with a large import, which must not wait for it all the time. */
    private static final long LONG = 100_000_000;
    /** After a long one none is made for so many times as long. */
    private static final int REST = 8;

    private final Supplier<GraphDatabaseService> database;
    private final long longer;
    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private volatile LogPosition reached = LogPosition.UNSPECIFIED;
    private volatile long restsUntil = System.nanoTime();

    Checkpoints(Supplier<GraphDatabaseService> database) {
        this(database, LONG);
    }

    Checkpoints(Supplier<GraphDatabaseService> database, long longer) {
        this.database = database;
        this.longer = longer;
    }

    /** Does work that writes much, and makes a checkpoint after it where the log has grown enough. */
    <T> T between(Supplier<T> work) {
        T written;
        lock.readLock().lock();
        try {
            if (reached.equals(LogPosition.UNSPECIFIED)) {
                reached = written();
            }
            written = work.get();
        } finally {
            lock.readLock().unlock();
        }
        if (isDue()) {
            lock.writeLock().lock();
            try {
                make();
            } finally {
                lock.writeLock().unlock();
            }
        }
        return written;
    }

    private boolean isDue() {
        LogPosition now = written();
        boolean grown = now.getLogVersion() != reached.getLogVersion()
                || now.getByteOffset() - reached.getByteOffset() >= GROWN;
        return grown && System.nanoTime() - restsUntil >= 0;
    }

    /** Nothing where another thread was first. */
    private void make() {
        if (!isDue()) {
            return;
        }
        long start = System.nanoTime();
        try {
            LogPosition position = written();
            part(CheckPointer.class).forceCheckPoint(new SimpleTriggerInfo("import"));
            reached = position;
        } catch (IOException | RuntimeException e) {
            LOG.debug("The files of the database were not brought up to date, they will be later.", e);
        }
        long end = System.nanoTime();
        long took = end - start;
        restsUntil = took < longer ? end : end + REST * took;
    }

    private LogPosition written() {
        return part(TransactionIdStore.class).getLastClosedBatch().logPosition();
    }

    private <T> T part(Class<T> type) {
        DependencyResolver parts = ((GraphDatabaseAPI) database.get()).getDependencyResolver();
        return parts.resolveDependency(type);
    }
}
