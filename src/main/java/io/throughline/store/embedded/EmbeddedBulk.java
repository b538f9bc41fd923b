package io.throughline.store.embedded;

import static java.util.Objects.requireNonNull;

import io.throughline.journey.EvidenceRow;
import io.throughline.store.identity.EvidenceLink;
import io.throughline.store.query.ImportRanges;
import io.throughline.store.timeline.Bulk;
import io.throughline.store.timeline.TimelineNode;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.ConstraintViolationException;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.TransientFailureException;

/** In bulk through the database in this process: no message, no query and no boxed list stands between. */
final class EmbeddedBulk implements Bulk {
    private static final Label CUSTOMER = Label.label("Customer");
    private static final RelationshipType SAID = RelationshipType.withName("SAID");
    private static final RelationshipType DID = RelationshipType.withName("DID");
    /** Timelines of a transaction, or links, that are much: fewer, as live calls have, never wait for a checkpoint. */
    private static final int MANY = 500;
    /** Links of a transaction. */
    private static final int EVIDENCE = 20_000;

    private static final int TRIES = 20;
    private static final long PAUSE = 5_000_000;

    private final Supplier<GraphDatabaseService> database;
    private final Checkpoints checkpoints;
    private final CustomerNodes places = new CustomerNodes();
    private final RecentTimelines recent = new RecentTimelines();
    private final RecentImports imports = new RecentImports();

    EmbeddedBulk(Supplier<GraphDatabaseService> database) {
        this.database = database;
        this.checkpoints = new Checkpoints(database);
    }

    @Override
    public int[] findOrdinals(List<String> ids) {
        int[] ordinals = new int[ids.size()];
        try (Transaction tx = database.get().beginTx();
                NodeSeeks customers = new NodeSeeks(tx, CustomerNodes.CUSTOMER, "id")) {
            for (int i = 0; i < ordinals.length; i++) {
                ordinals[i] = places.findOrdinal(customers, ids.get(i));
            }
        }
        return ordinals;
    }

    @Override
    public void create(List<TimelineNode> first, List<TimelineNode> further) {
        var before = recent.takeOut(further);
        recent.add(before, first, further, create("Timeline", DID, first, further));
        imports.add(first, further);
    }

    @Override
    public void createVoices(List<TimelineNode> first, List<TimelineNode> further) {
        var unused = create("Voice", SAID, first, further);
    }

    /** Returns how often timelines had lost something. */
    private long create(String label, RelationshipType by, List<TimelineNode> first, List<TimelineNode> further) {
        return transact(first.size() + further.size(), () -> {
            try (Transaction tx = database.get().beginTx()) {
                long losses = Counter.losses(tx);
                NewEntities nodes = new NewEntities(tx);
                try (NodeSeeks customers = new NodeSeeks(tx, CustomerNodes.CUSTOMER, "ordinal")) {
                    further.forEach(node -> create(nodes, places.find(customers, node.ordinal()), label, by, node));
                }
                first.forEach(node -> create(nodes, createCustomer(nodes, node), label, by, node));
                tx.commit();
                return losses;
            }
        });
    }

    /** Much of it in two halves at once, which share no identifier and so never wait for each other. */
    @Override
    public void createEvidence(long seq, List<EvidenceLink> links) {
        if (links.size() < MANY) {
            write(seq, links);
            return;
        }
        List<List<EvidenceLink>> halves = EvidenceHalves.of(links);
        CompletableFuture<@Nullable Void> other = inBackground(() -> write(seq, halves.get(1)));
        try {
            write(seq, halves.get(0));
        } finally {
            other.exceptionally(failure -> null).join();
        }
        join(other);
    }

    @Override
    public void listEvidence(ImportRanges imports, Consumer<EvidenceRow> sink) {
        EvidenceReads.list(database.get(), imports, sink);
    }

    private void write(long seq, List<EvidenceLink> links) {
        for (int from = 0; from < links.size(); from += EVIDENCE) {
            List<EvidenceLink> some = links.subList(from, Math.min(links.size(), from + EVIDENCE));
            var unused = transact(links.size(), () -> {
                try (Transaction tx = database.get().beginTx()) {
                    try (EmbeddedEvidence evidence = new EmbeddedEvidence(tx, seq)) {
                        evidence.write(some);
                    }
                    tx.commit();
                    return true;
                }
            });
        }
    }

    /** Much waits for a checkpoint, and may be followed by one. */
    private <T> T transact(int size, Supplier<T> transaction) {
        Supplier<T> work = () -> retried(transaction);
        return size < MANY ? work.get() : checkpoints.between(work);
    }

    private static Node createCustomer(NewEntities nodes, TimelineNode node) {
        return nodes.create(Map.of("id", node.customer(), "ordinal", (long) node.ordinal()), CUSTOMER.name());
    }

    private static void create(
            NewEntities nodes, @Nullable Node customer, String label, RelationshipType by, TimelineNode node) {
        if (customer != null) {
            nodes.relate(customer, by, nodes.create(node.properties(), label), Map.of());
        }
    }

    @Override
    public void listKnown(int[] ordinals, ImportRanges imports, Consumer<TimelineNode> sink) {
        list(
                ordinals,
                (customers, ordinal, losses) ->
                        TimelineReads.tell(ordinal, "", read(customers, ordinal), imports, sink));
    }

    /** What anybody else reads may be older than what is written while it is remembered. */
    @Override
    public void listBefore(int[] ordinals, ImportRanges imports, Consumer<TimelineNode> sink) {
        list(ordinals, (customers, ordinal, losses) -> {
            RecentTimelines.Customer known = recent.find(ordinal, losses);
            List<Map<String, Object>> timelines = known == null ? read(customers, ordinal) : known.timelines();
            if (known == null) {
                recent.read(ordinal, timelines, losses);
            }
            TimelineReads.tell(ordinal, "", timelines, imports, sink);
        });
    }

    private List<Map<String, Object>> read(NodeSeeks customers, int ordinal) {
        Node customer = places.find(customers, ordinal);
        return customer == null ? List.of() : TimelineReads.all(customer);
    }

    @Override
    public void listCustomers(int[] ordinals, ImportRanges imports, Consumer<TimelineNode> sink) {
        list(ordinals, (customers, ordinal, losses) -> {
            RecentTimelines.Customer known = recent.find(ordinal, losses);
            if (known != null && !known.id().isEmpty()) {
                TimelineReads.tell(ordinal, known.id(), known.timelines(), imports, sink);
                return;
            }
            Node customer = places.find(customers, ordinal);
            if (customer != null) {
                String id = (String) customer.getProperty("id");
                TimelineReads.tell(ordinal, id, TimelineReads.indexed(customer), imports, sink);
            }
        });
    }

    /** Reads one customer. */
    private interface Reader {
        void read(NodeSeeks customers, int ordinal, long losses);
    }

    private void list(int[] ordinals, Reader reader) {
        try (Transaction tx = database.get().beginTx();
                NodeSeeks customers = new NodeSeeks(tx, CustomerNodes.CUSTOMER, "ordinal")) {
            long losses = Counter.losses(tx);
            for (int ordinal : ordinals) {
                reader.read(customers, ordinal, losses);
            }
        }
    }

    @Override
    public void listRange(int from, int to, ImportRanges imports, Consumer<TimelineNode> sink) {
        try (Transaction tx = database.get().beginTx();
                NodeSeeks customers = new NodeSeeks(tx, CustomerNodes.CUSTOMER, "ordinal")) {
            customers.range(from, to, customer -> {
                Map<String, Object> own = TimelineReads.told(customer, node -> node.getProperties("id", "ordinal"));
                if (!own.isEmpty()) {
                    int ordinal = ((Number) requireNonNull(own.get("ordinal"))).intValue();
                    String id = (String) requireNonNull(own.get("id"));
                    TimelineReads.tell(ordinal, id, TimelineReads.indexed(customer), imports, sink);
                }
            });
        }
    }

    @Override
    public int[] listTouched(ImportRanges imports) {
        BitSet known = this.imports.find(imports);
        if (known != null) {
            return known.stream().toArray();
        }
        return retried(() -> {
            try (Transaction tx = database.get().beginTx()) {
                return FollowShortcuts.touched(tx, imports.runs()).stream().toArray();
            }
        });
    }

    /** In two halves at once: an import waits for both. What either commits is counted before anybody can ask for the count. */
    @Override
    public void pack(List<Integer> ordinals, Function<List<TimelineNode>, Optional<Map<String, Object>>> packed) {
        int half = ordinals.size() / 2;
        try (Transaction counted = Counter.beginLocked(database)) {
            Counter.mark(counted, "packings");
            CompletableFuture<?> both = CompletableFuture.allOf(
                    inBackground(() -> packSome(ordinals.subList(0, half), packed)),
                    inBackground(() -> packSome(ordinals.subList(half, ordinals.size()), packed)));
            both.exceptionally(failure -> null).join();
            counted.commit();
            join(both);
        }
    }

    private static void join(CompletableFuture<?> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static CompletableFuture<@Nullable Void> inBackground(Runnable work) {
        return CompletableFuture.runAsync(work, task -> new Thread(task, "bulk").start());
    }

    private void packSome(List<Integer> ordinals, Function<List<TimelineNode>, Optional<Map<String, Object>>> packed) {
        recent.replace(retried(() -> {
            try (Transaction tx = database.get().beginTx()) {
                var done = PackingWrites.pack(tx, places, ordinals, packed);
                tx.commit();
                return done;
            }
        }));
    }

    @Override
    public long countRewrites() {
        try (Transaction tx = Counter.beginLocked(database)) {
            return Counter.rewrites(tx);
        }
    }

    @Override
    public void holdRewrites(Runnable read) {
        try (Transaction held = Counter.beginLocked(database)) {
            read.run();
        }
    }

    /** A transaction that had to give way to another leaves nothing and is tried again. */
    static <T> T retried(Supplier<T> work) {
        for (int left = TRIES; ; left--) {
            try {
                return work.get();
            } catch (TransientFailureException | ConstraintViolationException e) {
                if (left == 1) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }
}
