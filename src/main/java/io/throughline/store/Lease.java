package io.throughline.store;

import io.throughline.journey.Unavailable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to change what is stored, held by one session at a time over all instances on a database. */
final class Lease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final long RENEW_SECONDS = 10;
    private static final long POLL_MILLIS = 300;

    private final Cypher cypher;
    private final Semaphore turn;
    private final String owner = UUID.randomUUID().toString();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "import-lease");
        thread.setDaemon(true);
        return thread;
    });
    private boolean closed;

    private Lease(Cypher cypher, Semaphore turn) {
        this.cypher = cypher;
        this.turn = turn;
    }

    /**
     * Waits for the lease.
     *
     * @param turn lets the sessions of this process queue up without asking the database
     */
    static Lease take(Cypher cypher, Semaphore turn) {
        try {
            turn.acquire();
            Lease lease = new Lease(cypher, turn);
            try {
                lease.waitFor();
                return lease;
            } catch (RuntimeException | InterruptedException e) {
                lease.heart.shutdownNow();
                turn.release();
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Interrupted while waiting for another import to end: try again.", e);
        }
    }

    private void waitFor() throws InterruptedException {
        while (cypher.write("lease/take-lease", Map.of("owner", owner), r -> owner)
                .isEmpty()) {
            Thread.sleep(POLL_MILLIS);
        }
        heart.scheduleWithFixedDelay(this::renew, RENEW_SECONDS, RENEW_SECONDS, TimeUnit.SECONDS);
    }

    private void renew() {
        try {
            cypher.write("lease/renew-lease", Map.of("owner", owner));
        } catch (IllegalStateException e) {
            LOG.debug("the database was closed", e);
            heart.shutdown();
        } catch (RuntimeException e) {
            LOG.warn("The lease could not be renewed and will be tried again: {}", e.getMessage());
        }
    }

    String owner() {
        return owner;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        heart.shutdownNow();
        try {
            cypher.write("lease/release-lease", Map.of("owner", owner));
        } catch (RuntimeException e) {
            LOG.warn("The lease could not be given back and will lapse in a minute: {}", e.getMessage());
        } finally {
            turn.release();
        }
    }
}
