package io.throughline.ingest;

import io.throughline.ingest.record.LiveItems;
import io.throughline.journey.ConsentRow;
import io.throughline.journey.CustomerKeys;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionIntake;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.LiveCall;
import io.throughline.journey.LiveIdentifiers;
import io.throughline.journey.LiveInteraction;
import io.throughline.journey.Names;
import io.throughline.journey.Rejection;
import io.throughline.journey.Unavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/**
 * Writes live calls at once where nothing is being written, and else gathers those of one source into one import until it is their
 * turn, so that many small calls cost one write and a lone one waits for nobody. Who was just answered along with others is waited for, for a
 * moment: clients that send their next call on the answer would else be parted into one that came first and the rest, at the price of two writes.
 *
 * <p>A call that repeats an interaction of another waiting call starts the next import: the repetition is then a duplicate, as
 * it would be had the calls come a minute apart.
 */
public final class LiveService implements InteractionIntake, AutoCloseable {
    /** Rows that may wait in all; beyond them callers are told to come back. */
    private static final int WAITING_LIMIT = 1_000_000;

    private static final long PATIENCE_NANOS = 100_000_000;

    private final ImportService desk;
    private final int rowLimit;
    private final LongUnaryOperator patience;
    private final ExecutorService worker;
    /** The gathering of each source that still takes calls; all of them are queued with the worker. */
    private final Map<String, Gathering> open = new HashMap<>();

    private String latestSource = "";
    /** Calls of the latest source that its next import may hold: those answered together, and those that came meanwhile. */
    private int expected;
    /** Nanoseconds that the latest import took; only of the worker. */
    private long writing;

    private long waiting;
    private boolean closed;

    /** Gathers at most ten thousand rows. */
    public LiveService(ImportService desk) {
        this(desk, 10_000, writing -> Math.min(PATIENCE_NANOS, writing / 2), Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "live-import");
            thread.setDaemon(true);
            return thread;
        }));
    }

    /**
     * @param patience how long calls are waited for that were answered together, by how long they took to write; nanoseconds
     * @param worker runs one task at a time, in their order; shut down by {@link #close()}
     */
    LiveService(ImportService desk, int rowLimit, LongUnaryOperator patience, ExecutorService worker) {
        this.desk = desk;
        this.rowLimit = rowLimit;
        this.patience = patience;
        this.worker = worker;
    }

    /** Takes a call in; the report, shared by all calls of its import, comes when the interactions are durable and visible. */
    @Override
    public CompletableFuture<ImportReport> record(String source, LiveCall call) {
        List<LiveInteraction> interactions = call.interactions();
        String name = Names.require("source", source);
        if (interactions.isEmpty()
                && call.identifiers().isEmpty()
                && call.consents().isEmpty()) {
            throw new InvalidArgument("interactions", "[]", "one interaction or more");
        }
        synchronized (this) {
            requireRoom(interactions.size());
            Set<Identity> identities = Identity.of(interactions);
            Gathering gathering = open.get(name);
            if (gathering != null && (gathering.shares(identities) || !gathering.keys.equals(call.keys()))) {
                gathering = null;
            }
            if (gathering == null) {
                gathering = start(name, call.keys());
            }
            waiting += interactions.size();
            CompletableFuture<ImportReport> answer = gathering.add(call, identities);
            notifyAll();
            if (gathering.rows.size() >= rowLimit
                    || gathering.identifiers.size() >= rowLimit
                    || gathering.consents.size() >= rowLimit) {
                open.remove(name);
            }
            return answer;
        }
    }

    @Override
    public CompletableFuture<ImportReport> say(String source, List<FeedbackRow> items, String who) {
        String name = Names.require("source", source);
        LiveItems.require(items);
        synchronized (this) {
            requireRoom(items.size());
            waiting += items.size();
            return CompletableFuture.supplyAsync(() -> desk.importItems(name, items, who), worker)
                    .whenComplete((report, failure) -> release(items.size()));
        }
    }

    private void requireRoom(int more) {
        if (closed) {
            throw new Unavailable("The service is shutting down; send this again once it is back.");
        }
        if (waiting + more > WAITING_LIMIT) {
            throw new Unavailable("Too much is waiting to be written; send this again in a few seconds.");
        }
    }

    /** Writes what is waiting, then stops. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
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

    private Gathering start(String source, CustomerKeys keys) {
        Gathering gathering = new Gathering(source, keys);
        open.put(source, gathering);
        worker.execute(() -> write(gathering));
        return gathering;
    }

    /** Ends the gathering once those are back who were answered last, or have not come for a moment. */
    private synchronized void endGathering(Gathering gathering) {
        long end = System.nanoTime() + patience.applyAsLong(writing);
        int wanted = gathering.source.equals(latestSource) ? expected : 0;
        while (!closed && gathering.answers.size() < wanted && open.get(gathering.source) == gathering) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                break;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        open.remove(gathering.source, gathering);
    }

    private synchronized void expect(Gathering answered) {
        Gathering next = open.get(answered.source);
        latestSource = answered.source;
        int calls = answered.answers.size() + (next == null ? 0 : next.answers.size());
        expected = calls > 1 ? calls : 0;
    }

    private void write(Gathering gathering) {
        endGathering(gathering);
        try {
            long start = System.nanoTime();
            ImportReport report = desk.importLive(gathering.source, gathering.call());
            writing = System.nanoTime() - start;
            expect(gathering);
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
        private final CustomerKeys keys;
        private final List<LiveInteraction> rows = new ArrayList<>();
        private final List<Rejection> rejected = new ArrayList<>();
        private final List<LiveIdentifiers> identifiers = new ArrayList<>();
        private final List<ConsentRow> consents = new ArrayList<>();
        private final Set<String> conversions = new TreeSet<>();
        private final Set<Identity> identities = new HashSet<>();
        private final List<CompletableFuture<ImportReport>> answers = new ArrayList<>();

        Gathering(String source, CustomerKeys keys) {
            this.source = source;
            this.keys = keys;
        }

        boolean shares(Set<Identity> others) {
            return others.stream().anyMatch(identities::contains);
        }

        LiveCall call() {
            return new LiveCall(rows, rejected, List.copyOf(conversions), identifiers, consents, keys);
        }

        CompletableFuture<ImportReport> add(LiveCall more, Set<Identity> ids) {
            rows.addAll(more.interactions());
            rejected.addAll(more.rejected());
            identifiers.addAll(more.identifiers());
            consents.addAll(more.consents());
            conversions.addAll(more.conversions());
            identities.addAll(ids);
            CompletableFuture<ImportReport> answer = new CompletableFuture<>();
            answers.add(answer);
            return answer;
        }
    }
}
