package io.throughline.ingest;

import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionIntake;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.LiveInteraction;
import io.throughline.journey.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Gathers live calls of one source into one import, so that many small calls cost one write.
 *
 * <p>A call that repeats an interaction of another waiting call starts the next import: the repetition is then a duplicate, as
 * it would be had the calls come a minute apart.
 */
public final class LiveDesk implements InteractionIntake, AutoCloseable {
    /** Rows that may wait in all; beyond them callers are told to come back. */
    private static final int WAITING_LIMIT = 1_000_000;

    private final ImportDesk desk;
    private final Duration patience;
    private final int rowLimit;
    private final ScheduledExecutorService worker;
    private final Map<String, Gathering> open = new LinkedHashMap<>();
    private long waiting;
    private boolean closed;

    /** Gathers for at most one second or ten thousand rows. */
    public LiveDesk(ImportDesk desk) {
        this(desk, Duration.ofSeconds(1), 10_000);
    }

    public LiveDesk(ImportDesk desk, Duration patience, int rowLimit) {
        this.desk = desk;
        this.patience = patience;
        this.rowLimit = rowLimit;
        ScheduledThreadPoolExecutor single = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "live-import");
            thread.setDaemon(true);
            return thread;
        });
        single.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.worker = single;
    }

    /** Takes a call in; the report, shared by all calls of its import, comes when the interactions are durable and visible. */
    @Override
    public CompletableFuture<ImportReport> record(String source, List<LiveInteraction> interactions) {
        String name = source.strip();
        if (name.isEmpty() || name.length() > RowRules.ID_LIMIT) {
            throw new InvalidArgument("source", source, "a name of 1 to 512 characters");
        }
        if (interactions.isEmpty()) {
            throw new InvalidArgument("interactions", "[]", "one interaction or more");
        }
        synchronized (this) {
            if (closed) {
                throw new Unavailable("The service is shutting down; send the interactions again once it is back.");
            }
            if (waiting + interactions.size() > WAITING_LIMIT) {
                throw new Unavailable(
                        "Too many interactions are waiting to be written; send these again in a few seconds.");
            }
            Set<Identity> identities = Identity.of(interactions);
            Gathering gathering = open.get(name);
            if (gathering != null && gathering.shares(identities)) {
                send(gathering);
                gathering = null;
            }
            if (gathering == null) {
                gathering = start(name);
            }
            waiting += interactions.size();
            CompletableFuture<ImportReport> answer = gathering.add(interactions, identities);
            if (gathering.rows.size() >= rowLimit) {
                send(gathering);
            }
            return answer;
        }
    }

    /** Writes what is waiting, then stops. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            new ArrayList<>(open.values()).forEach(this::send);
            worker.shutdown();
        }
        try {
            if (!worker.awaitTermination(60, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException stop) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private Gathering start(String source) {
        Gathering gathering = new Gathering(source);
        open.put(source, gathering);
        var unused = worker.schedule(() -> sendIfOpen(gathering), patience.toNanos(), TimeUnit.NANOSECONDS);
        return gathering;
    }

    private synchronized void sendIfOpen(Gathering gathering) {
        if (open.get(gathering.source) == gathering) {
            send(gathering);
        }
    }

    private void send(Gathering gathering) {
        open.remove(gathering.source);
        try {
            worker.execute(() -> write(gathering));
        } catch (RejectedExecutionException stopped) {
            gathering.answers.forEach(answer -> answer.completeExceptionally(
                    new Unavailable("The service is shutting down; send the interactions again once it is back.")));
        }
    }

    private void write(Gathering gathering) {
        try {
            ImportReport report = desk.importLive(gathering.source, gathering.rows);
            gathering.answers.forEach(answer -> answer.complete(report));
        } catch (RuntimeException | Error failure) {
            gathering.answers.forEach(answer -> answer.completeExceptionally(failure));
        } finally {
            release(gathering.rows.size());
        }
    }

    private synchronized void release(int rows) {
        waiting -= rows;
    }

    /** What makes two interactions the same one: their key where they have one, else time and touchpoint. */
    private record Identity(String customer, long at, String what) {
        static Set<Identity> of(List<LiveInteraction> interactions) {
            Set<Identity> all = new HashSet<>();
            for (LiveInteraction each : interactions) {
                String key = each.key() == null ? "" : each.key().strip();
                String customer = each.customer().strip();
                all.add(
                        key.isEmpty()
                                ? new Identity(
                                        customer,
                                        each.micros(),
                                        each.touchpoint().strip())
                                : new Identity(customer, Long.MIN_VALUE, key));
            }
            return all;
        }
    }

    /** Calls of one source on their way into one import. */
    private static final class Gathering {
        private final String source;
        private final List<LiveInteraction> rows = new ArrayList<>();
        private final Set<Identity> identities = new HashSet<>();
        private final List<CompletableFuture<ImportReport>> answers = new ArrayList<>();

        Gathering(String source) {
            this.source = source;
        }

        boolean shares(Set<Identity> others) {
            return others.stream().anyMatch(identities::contains);
        }

        CompletableFuture<ImportReport> add(List<LiveInteraction> more, Set<Identity> ids) {
            rows.addAll(more);
            identities.addAll(ids);
            CompletableFuture<ImportReport> answer = new CompletableFuture<>();
            answers.add(answer);
            return answer;
        }
    }
}
