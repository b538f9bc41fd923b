package io.throughline.store.lease;

import io.throughline.journey.Unavailable;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Tx;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands out the lease of this database and renews it until it is given back or the store is closed; an open one then lapses. */
public final class Leases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final long RENEW_SECONDS = 10;
    public static final long POLL_MILLIS = 300;

    private final Cypher cypher;
    /** Lets the sessions of this process queue up without asking the database. */
    private final Semaphore turn = new Semaphore(1, true);

    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "import-lease");
        thread.setDaemon(true);
        return thread;
    });

    public Leases(Cypher cypher) {
        this.cypher = cypher;
    }

    /** Ends the lease of a killed process, whose leftovers are deleted later; only for the one process that can reach the database. */
    public static void recover(Cypher cypher) {
        cypher.write("lease/clear-lease", Map.of());
    }

    /** Waits for the lease. */
    public Lease take() {
        return take(tx -> {});
    }

    /** Waits for the lease. @param first is done in the transaction that takes it */
    public Lease take(Consumer<Tx> first) {
        try {
            turn.acquire();
            try {
                return waitFor(UUID.randomUUID().toString(), first);
            } catch (RuntimeException | InterruptedException e) {
                turn.release();
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Interrupted while waiting for another import to end: try again.", e);
        }
    }

    private Lease waitFor(String owner, Consumer<Tx> first) throws InterruptedException {
        while (!cypher.write(tx -> isTaken(tx, owner, first))) {
            Thread.sleep(POLL_MILLIS);
        }
        Future<?> beat =
                heart.scheduleWithFixedDelay(() -> renew(owner), RENEW_SECONDS, RENEW_SECONDS, TimeUnit.SECONDS);
        return new Lease(owner, lease -> end(lease, beat));
    }

    private static boolean isTaken(Tx tx, String owner, Consumer<Tx> first) {
        boolean taken = tx.run("lease/take-lease", Map.of("owner", owner)).hasNext();
        if (taken) {
            first.accept(tx);
        }
        return taken;
    }

    private void renew(String owner) {
        try {
            cypher.write("lease/renew-lease", Map.of("owner", owner));
        } catch (RuntimeException e) {
            complain("The lease could not be renewed and will be tried again: {}", e);
        }
    }

    /** A store that is being closed ends the lease with it. */
    private void complain(String what, RuntimeException failure) {
        if (!heart.isShutdown()) {
            LOG.warn(what, failure.getMessage());
        }
    }

    private void end(Lease lease, Future<?> beat) {
        beat.cancel(false);
        try {
            if (!lease.isGivenBack()) {
                cypher.write("lease/release-lease", Map.of("owner", lease.owner()));
            }
        } catch (RuntimeException e) {
            complain("The lease could not be given back and will lapse in a minute: {}", e);
        } finally {
            turn.release();
        }
    }

    @Override
    public void close() {
        heart.shutdownNow();
    }
}
