package io.throughline.store.imports;

import io.throughline.store.lease.Lease;
import io.throughline.store.lease.Leases;
import io.throughline.store.query.Cypher;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes in the background what unfinished or removed imports left. Nobody can see it, so no figure waits for it; it gives the lease
 * back every second, so that live interactions come in between.
 */
public final class Leftovers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final long SLICE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Longer than another instance lets pass between two looks at the lease. */
    private static final long PAUSE_MILLIS = Leases.POLL_MILLIS + 100;

    private final Cypher cypher;
    private final Leases leases;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "leftovers");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Future<?> last = CompletableFuture.completedFuture(null);
    private volatile boolean closed;
    /** Timelines still to be deleted, as far as counted; 0 before the lease is held. */
    private volatile long left;

    public Leftovers(Cypher cypher, Leases leases) {
        this.cypher = cypher;
        this.leases = leases;
    }

    /** Begins to delete what is left by now; whoever wants to may wait for it. */
    public Future<?> purgeSoon() {
        Future<?> purge = worker.submit(this::purge);
        last = purge;
        return purge;
    }

    /** Returns once nothing is left, or what is cannot be deleted now. @param told the timelines left, once a second */
    public void await(LongConsumer told) {
        if (last.isDone() && !new Purge(cypher).isDue()) {
            return;
        }
        Future<?> purge = purgeSoon();
        boolean waiting = true;
        while (waiting) {
            waiting = waits(purge, told);
        }
    }

    private boolean waits(Future<?> purge, LongConsumer told) {
        try {
            purge.get(1, TimeUnit.SECONDS);
            return false;
        } catch (TimeoutException e) {
            if (left > 0) {
                told.accept(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void purge() {
        try {
            Purge purge = new Purge(cypher);
            while (!closed && purge.isDue() && !slice(purge)) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            tell(e);
        } finally {
            left = 0;
        }
    }

    /** Tells why something stays for now, unless that is because the service stops. */
    void tell(RuntimeException failure) {
        if (!closed) {
            LOG.warn("Removed data could not be deleted yet and will be by the next import: {}", failure.getMessage());
        }
    }

    private boolean slice(Purge purge) {
        try (Lease lease = leases.take()) {
            if (!purge.isDue()) {
                return true; // what was open while this waited is finished
            }
            long deleted = purge.deleted();
            left = left == 0 ? purge.count() : left;
            long end = System.nanoTime() + SLICE_NANOS;
            boolean done = purge.run(() -> !closed && System.nanoTime() < end);
            left = Math.max(1, left - (purge.deleted() - deleted));
            return done;
        }
    }

    /** Ends after the transaction under way; the rest is deleted after the next start. */
    @Override
    public void close() {
        closed = true;
        worker.shutdown();
        try {
            if (!worker.awaitTermination(3, TimeUnit.SECONDS)) {
                worker.shutdownNow();
                worker.awaitTermination(2, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
