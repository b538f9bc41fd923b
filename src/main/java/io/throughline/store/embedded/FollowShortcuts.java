package io.throughline.store.embedded;

import io.throughline.store.embedded.Shortcuts.Way;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterable;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;

/** What is asked after each import, and by whatever follows it, without a plan. */
final class FollowShortcuts {
    private static final Label TIMELINE = Label.label("Timeline");
    private static final Label PACKED = Label.label("Packed");
    private static final Label IMPORT = Label.label("Import");
    private static final Label LEASE = Label.label("Lease");
    private static final RelationshipType DID = RelationshipType.withName("DID");
    /** Imports asked for one by one; where there are more, all timelines are looked at. */
    private static final long FEW = 1000;

    static final Map<String, Way> WAYS = Map.of(
            "timeline/find-last-ordinal", (tx, params) -> counter(tx, "ordinal", 0),
            "timeline/list-shattered", FollowShortcuts::shattered,
            "counter/find-packed", (tx, params) -> counter(tx, "packed", -1),
            "key/list-keys", (tx, params) -> listed(tx, "Key", "name", "role", "digest"),
            "quality/list-contracts", (tx, params) -> listed(tx, "Contract", "source", "text"));

    /** Those that change something. */
    static final Map<String, Way> WRITES = Map.of(
            "counter/set-packed", FollowShortcuts::setPacked,
            "lease/renew-lease", FollowShortcuts::renewLease);

    private FollowShortcuts() {}

    private static Stream<Map<String, Object>> counter(Transaction tx, String name, long otherwise) {
        Node counter = Shortcuts.counter(tx);
        return counter == null ? Stream.of() : Stream.of(Map.of(name, counter.getProperty(name, otherwise)));
    }

    private static Stream<Map<String, Object>> setPacked(Transaction tx, Map<String, ?> params) {
        Node counter = Shortcuts.counter(tx);
        if (counter != null) {
            counter.setProperty("packed", Shortcuts.number(params.get("packed")));
        }
        return Stream.of();
    }

    /** Ordinals of the customers with timelines of these imports. */
    static BitSet touched(Transaction tx, List<long[]> runs) {
        BitSet touched = new BitSet();
        Consumer<Node> add = customer -> touched.set(ordinal(customer));
        long imports = runs.stream().mapToLong(run -> run[1] - run[0] + 1).sum();
        boolean unpacked = imports <= FEW && isUnpacked(tx, runs);
        if (imports <= FEW) {
            runs.forEach(run -> LongStream.rangeClosed(run[0], run[1])
                    .forEach(seq -> eachOwner(tx.findNodes(TIMELINE, "import", seq), add)));
        } else {
            try (Stream<Node> all = tx.findNodes(TIMELINE).stream()) {
                all.filter(node -> isIn(runs, Shortcuts.number(node.getProperty("import", -1L))))
                        .forEach(node -> eachOwner(node, add));
            }
        }
        if (unpacked) {
            return touched;
        }
        try (Stream<Node> packed = tx.findNodes(PACKED).stream()) {
            packed.filter(node -> node.getProperty("runs", null) instanceof long[] own
                            && LongStream.of(own).anyMatch(seq -> isIn(runs, seq)))
                    .forEach(node -> eachOwner(node, add));
        }
        return touched;
    }

    /** Nobody packs until the transaction ends. */
    private static boolean isUnpacked(Transaction tx, List<long[]> runs) {
        Node counter = Shortcuts.counter(tx);
        if (counter == null) {
            return false;
        }
        tx.acquireWriteLock(counter);
        long packedBefore = Shortcuts.number(counter.getProperty("packedBefore", Long.MAX_VALUE));
        return runs.stream().allMatch(run -> run[0] >= packedBefore);
    }

    private static boolean isIn(List<long[]> runs, long seq) {
        return runs.stream().anyMatch(run -> run[0] <= seq && seq <= run[1]);
    }

    private static void eachOwner(ResourceIterator<Node> timelines, Consumer<Node> told) {
        try (timelines) {
            timelines.forEachRemaining(timeline -> eachOwner(timeline, told));
        }
    }

    private static void eachOwner(Node timeline, Consumer<Node> told) {
        try (ResourceIterable<Relationship> owners = timeline.getRelationships(Direction.INCOMING, DID)) {
            owners.forEach(owner -> told.accept(owner.getStartNode()));
        }
    }

    private static int ordinal(Node customer) {
        return Math.toIntExact(Shortcuts.number(customer.getProperty("ordinal")));
    }

    private static Stream<Map<String, Object>> ordinals(BitSet set) {
        return set.stream().mapToObj(ordinal -> Map.of("ordinal", (long) ordinal));
    }

    /** Owners are told apart by their nodes: of the many that are not shattered nothing else is read. */
    private static Stream<Map<String, Object>> shattered(Transaction tx, Map<String, ?> params) {
        Node counter = Shortcuts.counter(tx);
        long end = counter == null ? 0 : Shortcuts.number(counter.getProperty("seq"));
        long most = Shortcuts.number(params.get("most"));
        BitSet met = new BitSet();
        BitSet shattered = new BitSet();
        for (long seq = Shortcuts.number(params.get("after")) + 1; seq < end; seq++) {
            eachOwner(tx.findNodes(TIMELINE, "import", seq), customer -> {
                int node = Math.toIntExact(customer.getId());
                if (!met.get(node) && customer.getDegree(DID, Direction.OUTGOING) > most) {
                    shattered.set(ordinal(customer));
                }
                met.set(node);
            });
        }
        return ordinals(shattered);
    }

    /** All nodes of a label by the first of these properties. */
    static Stream<Map<String, Object>> listed(Transaction tx, String label, String by, String... more) {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (ResourceIterator<Node> all = tx.findNodes(Label.label(label))) {
            all.forEachRemaining(node -> {
                Map<String, Object> row = new HashMap<>(node.getProperties(more));
                row.put(by, node.getProperty(by));
                rows.add(row);
            });
        }
        return Shortcuts.ordered(rows.stream(), row -> (String) row.get(by));
    }

    private static Stream<Map<String, Object>> renewLease(Transaction tx, Map<String, ?> params) {
        Node lease = tx.findNode(LEASE, "name", "import");
        if (lease == null) {
            return Stream.of();
        }
        tx.acquireWriteLock(lease);
        Object owner = Objects.requireNonNull(params.get("owner"));
        if (!lease.getProperty("owner", "").equals(owner)) {
            return Stream.of();
        }
        long now = System.currentTimeMillis();
        lease.setProperty("heartbeat", now);
        try (ResourceIterator<Node> open = tx.findNodes(IMPORT, "state", "OPEN")) {
            open.forEachRemaining(node -> node.setProperty("heartbeat", now));
        }
        return Stream.of(new HashMap<>(Map.of("owner", owner)));
    }
}
