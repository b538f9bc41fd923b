package io.throughline.store.embedded;

import io.throughline.journey.Unavailable;
import io.throughline.store.query.Queries;
import io.throughline.store.query.Rows;
import io.throughline.store.query.Transactions;
import io.throughline.store.query.Tx;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.neo4j.driver.Values;
import org.neo4j.driver.types.MapAccessor;
import org.neo4j.graphdb.DatabaseShutdownException;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.TransientFailureException;

/**
 * Within the process of the database: no message stands between. Work is done on threads that nobody interrupts, since a thread that is interrupted while it
 * writes a file closes it; callers wait for its end.
 */
final class EmbeddedTransactions implements Transactions, AutoCloseable {
    private static final String STOPPING = "The service is shutting down; ask again once it is back.";
    private static final String BROKEN =
            "The database cannot write to its folder any more: free some space on its disk, then start the service"
                    + " again.";
    private static final int TRIES = 10;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Supplier<GraphDatabaseService> database;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "transaction");
        thread.setDaemon(true);
        return thread;
    });

    EmbeddedTransactions(Supplier<GraphDatabaseService> database) {
        this.database = database;
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        return write(work);
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        return apart(() -> retried(work));
    }

    @Override
    public void readOnce(Function<Tx, Boolean> work) {
        var unused = apart(() -> once(work, rows -> rows));
    }

    @Override
    public void run(String statement, Map<String, ?> params) {
        var unused = apart(() -> {
            if (!shortened(statement)) {
                database.get().executeTransactionally(statement, new HashMap<>(params));
            }
            return true;
        });
    }

    private boolean shortened(String statement) {
        try (Transaction tx = database.get().beginTx()) {
            boolean done = SchemaShortcuts.run(tx, statement);
            tx.commit();
            return done;
        }
    }

    private <T> T apart(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads).join();
        } catch (RejectedExecutionException e) {
            throw new Unavailable(STOPPING, e);
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof DatabaseShutdownException) {
                throw new Unavailable(STOPPING, cause);
            }
            if (cause != null && isBroken(cause)) {
                throw new Unavailable(BROKEN, cause);
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof RuntimeException known ? known : e;
        }
    }

    /** Whether the database could not write, and so takes nothing more until it is started again: it says so, or names the fault of the file. */
    static boolean isBroken(Throwable failure) {
        boolean ofTheDatabase = failure.getClass().getName().startsWith("org.neo4j.");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if ((ofTheDatabase && cause instanceof IOException)
                    || String.valueOf(cause.getMessage()).contains("critical error")) {
                return true;
            }
        }
        return false;
    }

    /** A transaction that had to give way to another leaves nothing and is tried again. */
    private <T> T retried(Function<Tx, T> work) {
        for (int left = TRIES; ; left--) {
            try {
                return once(work, EmbeddedTransactions::whole);
            } catch (TransientFailureException e) {
                if (left == 1) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS * (TRIES - left + 1));
            }
        }
    }

    private <T> T once(Function<Tx, T> work, Function<Stream<MapAccessor>, Stream<MapAccessor>> reading) {
        try (Transaction tx = database.get().beginTx()) {
            T done = work.apply((name, params) ->
                    new Rows(reading.apply(rows(tx, name, params).map(EmbeddedTransactions::row))
                            .iterator()));
            tx.commit();
            return done;
        }
    }

    private static Stream<Map<String, Object>> rows(Transaction tx, String name, Map<String, ?> params) {
        return Shortcuts.find(tx, name, params)
                .orElseGet(() -> tx.execute(Queries.text(name), new HashMap<>(params)).stream());
    }

    /** A statement has been carried out wholly when its first row is seen, as over Bolt. */
    private static Stream<MapAccessor> whole(Stream<MapAccessor> rows) {
        return rows.toList().stream();
    }

    private static MapAccessor row(Map<String, Object> columns) {
        return Values.value(columns);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
