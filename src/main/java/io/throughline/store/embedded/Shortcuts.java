package io.throughline.store.embedded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;

/**
 * What a start asks, and names, without a plan, which costs a new process more than the answer. Each has the name of a query file and tells what that would.
 */
final class Shortcuts {
    private static final Label COUNTER = Label.label("Counter");
    private static final Label IMPORT = Label.label("Import");
    private static final Label TOUCHPOINT = Label.label("Touchpoint");
    private static final Label CHANNEL = Label.label("Channel");
    private static final Label CAMPAIGN = Label.label("Campaign");
    private static final RelationshipType ON = RelationshipType.withName("ON");
    private static final RelationshipType IN = RelationshipType.withName("IN");
    /** Versions asked for one by one; where there are more, all imports are looked at. */
    private static final long FEW = 1000;

    private Shortcuts() {}

    /** Answers a query. */
    interface Way {
        Stream<Map<String, Object>> rows(Transaction tx, Map<String, ?> params);
    }

    private static final Map<String, Way> WAYS = Map.ofEntries(
            Map.entry("counter/find-version", (tx, params) -> counter(tx, false)),
            Map.entry("counter/settle-version", (tx, params) -> counter(tx, true)),
            Map.entry("import/list-done", (tx, params) -> done(tx, number(params.get("after")))),
            Map.entry("import/list-leftovers", (tx, params) -> leftovers(tx)),
            Map.entry("catalogue/list-touchpoints", (tx, params) -> touchpoints(tx, codes(params))),
            Map.entry("catalogue/list-channels", (tx, params) -> channels(tx, codes(params))),
            Map.entry("catalogue/list-campaigns", (tx, params) -> campaigns(tx, codes(params))),
            Map.entry("catalogue/list-kinds", (tx, params) -> kinds(tx)),
            Map.entry("catalogue/list-touchpoint-codes", (tx, params) -> codesOf(tx, TOUCHPOINT, "id", names(params))),
            Map.entry("catalogue/list-channel-codes", (tx, params) -> codesOf(tx, CHANNEL, "name", names(params))),
            Map.entry("catalogue/list-campaign-codes", (tx, params) -> codesOf(tx, CAMPAIGN, "name", names(params))),
            Map.entry(
                    "migration/list-checksums",
                    (tx, params) -> FollowShortcuts.listed(tx, "__Migration", "version", "checksum")),
            Map.entry("persona/list-personas", (tx, params) -> personas(tx)),
            Map.entry("cost/list-costs", (tx, params) -> costs(tx)),
            Map.entry("identity/list-consents", ConsentShortcut::rows),
            Map.entry("lease/clear-lease", (tx, params) -> clearLease(tx)));

    /** No query has two. */
    private static final Map<String, Way> ALL = Stream.of(
                    WAYS,
                    IdentityShortcuts.WAYS,
                    ImportShortcuts.WAYS,
                    FeedbackReads.WAYS,
                    FollowShortcuts.WAYS,
                    FeedbackShortcuts.WAYS,
                    FollowShortcuts.WRITES,
                    TransitionShortcuts.WAYS,
                    TransitionShortcuts.WRITES,
                    FirstShortcuts.WAYS,
                    MapShortcuts.WAYS)
            .flatMap(ways -> ways.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Queries that have one and only read. */
    static List<String> queries() {
        return Stream.of(WAYS, IdentityShortcuts.WAYS, FollowShortcuts.WAYS, TransitionShortcuts.WAYS)
                .flatMap(ways -> ways.keySet().stream())
                .sorted()
                .toList();
    }

    /** The rows of a query; empty where it is to be planned. */
    static Optional<Stream<Map<String, Object>>> find(Transaction tx, String name, Map<String, ?> params) {
        return Optional.ofNullable(ALL.get(name))
                .or(() -> ErasureShortcuts.find(name))
                .map(way -> way.rows(tx, params));
    }

    static @Nullable Node counter(Transaction tx) {
        return tx.findNode(COUNTER, "name", "store");
    }

    private static Stream<Map<String, Object>> counter(Transaction tx, boolean locked) {
        Node counter = counter(tx);
        if (counter == null) {
            return Stream.of();
        }
        if (locked) {
            tx.acquireWriteLock(counter);
        }
        Map<String, Object> row = new HashMap<>();
        row.put("version", counter.getProperty("version", null));
        row.put("removal", counter.getProperty("removal", null));
        if (locked) {
            row.put(
                    "rewrites",
                    number(counter.getProperty("rewrites", 0L)) + number(counter.getProperty("packings", 0L)));
        } else {
            row.put("erased", counter.getProperty("erased", 0L));
        }
        return Stream.of(row);
    }

    private static Stream<Map<String, Object>> done(Transaction tx, long after) {
        Node counter = counter(tx);
        long now = counter == null ? after : number(counter.getProperty("version"));
        List<Node> found = new ArrayList<>();
        if (after < 0 || now - after > FEW) {
            add(tx.findNodes(IMPORT, "state", "DONE"), found);
        } else {
            for (long version = after + 1; version <= now; version++) {
                add(tx.findNodes(IMPORT, "version", version), found);
            }
        }
        return found.stream()
                .filter(node -> "DONE".equals(node.getProperty("state", "")))
                .map(Shortcuts::done)
                .filter(row -> number(row.get("version")) > after)
                .sorted(Comparator.comparingLong(row -> number(row.get("seq"))));
    }

    private static void add(ResourceIterator<Node> nodes, List<Node> found) {
        try (nodes) {
            nodes.forEachRemaining(found::add);
        }
    }

    private static Map<String, Object> done(Node node) {
        Map<String, Object> row = new HashMap<>(node.getProperties(
                "seq", "id", "source", "at", "sample", "version", "touchpoints", "channels", "campaigns", "columns"));
        for (String list : List.of("touchpoints", "channels", "campaigns", "columns")) {
            row.putIfAbsent(list, List.of());
        }
        return row;
    }

    private static Stream<Map<String, Object>> leftovers(Transaction tx) {
        List<Node> found = new ArrayList<>();
        add(tx.findNodes(IMPORT, "state", "OPEN"), found);
        add(tx.findNodes(IMPORT, "state", "REMOVED"), found);
        return found.stream()
                .map(node -> number(node.getProperty("seq")))
                .sorted()
                .map(seq -> Map.of("seq", seq));
    }

    private static Stream<Map<String, Object>> touchpoints(Transaction tx, int[] codes) {
        return withCodes(tx, TOUCHPOINT, codes).map(touchpoint -> {
            Node channel = other(touchpoint, ON);
            Node stage = other(touchpoint, IN);
            Map<String, Object> row = new HashMap<>();
            Stream.of("code", "id", "name", "owner", "conversion", "described")
                    .forEach(key -> row.put(key, touchpoint.getProperty(key, null)));
            row.put("channel", channel == null ? null : channel.getProperty("name", null));
            row.put("kind", channel == null ? null : channel.getProperty("kind", null));
            row.put("stage", stage == null ? null : stage.getProperty("name", null));
            row.put("stageOrder", stage == null ? 0L : stage.getProperty("order", 0L));
            return row;
        });
    }

    private static @Nullable Node other(Node node, RelationshipType type) {
        Relationship to = node.getSingleRelationship(type, Direction.OUTGOING);
        return to == null ? null : to.getEndNode();
    }

    private static Stream<Map<String, Object>> channels(Transaction tx, int[] codes) {
        List<Node> described = new ArrayList<>();
        add(tx.findNodes(CHANNEL), described);
        described.removeIf(channel -> !channel.hasRelationship(Direction.INCOMING, ON));
        return named(
                Stream.concat(withCodes(tx, CHANNEL, codes), described.stream()).distinct());
    }

    private static Stream<Map<String, Object>> campaigns(Transaction tx, int[] codes) {
        return named(withCodes(tx, CAMPAIGN, codes));
    }

    private static int[] codes(Map<String, ?> params) {
        return Objects.requireNonNull((int[]) params.get("codes"));
    }

    private static Stream<Node> withCodes(Transaction tx, Label label, int[] codes) {
        return IntStream.of(codes)
                .sorted()
                .distinct()
                .boxed()
                .flatMap(code -> Stream.ofNullable(tx.findNode(label, "code", (long) code)));
    }

    private static Stream<Map<String, Object>> named(Stream<Node> nodes) {
        return ordered(nodes.map(node -> node.getProperties("code", "name")), row -> number(row.get("code")));
    }

    private static Stream<Map<String, Object>> kinds(Transaction tx) {
        List<Node> channels = new ArrayList<>();
        add(tx.findNodes(CHANNEL), channels);
        return ordered(
                channels.stream()
                        .filter(channel -> channel.hasProperty("kind"))
                        .map(channel -> channel.getProperties("name", "kind")),
                row -> (String) row.get("name"));
    }

    /** Those of names that are known, with their place among the names. */
    private static Stream<Map<String, Object>> codesOf(Transaction tx, Label label, String key, List<?> names) {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (NodeSeeks seeks = new NodeSeeks(tx, label, key)) {
            for (int place = 0; place < names.size(); place++) {
                Node node = seeks.find(names.get(place));
                if (node != null) {
                    rows.add(Map.of("place", (long) place, "code", node.getProperty("code")));
                }
            }
        }
        return rows.stream();
    }

    static List<?> names(Map<String, ?> params) {
        return Objects.requireNonNull((List<?>) params.get("names"));
    }

    /** First and last seq of each run of imports. */
    static List<long[]> runs(Map<String, ?> params) {
        return ((List<?>) Objects.requireNonNull(params.get("imports")))
                .stream().map(long[].class::cast).toList();
    }

    private static Stream<Map<String, Object>> personas(Transaction tx) {
        List<Node> personas = new ArrayList<>();
        add(tx.findNodes(Label.label("Persona")), personas);
        return ordered(
                personas.stream().map(node -> {
                    Map<String, Object> row = new HashMap<>();
                    Stream.of("id", "name", "rule", "description", "color")
                            .forEach(key -> row.put(key, node.getProperty(key, null)));
                    row.put("goals", node.getProperty("goals", List.of()));
                    return row;
                }),
                row -> (String) row.get("id"));
    }

    private static Stream<Map<String, Object>> costs(Transaction tx) {
        List<Node> costs = new ArrayList<>();
        add(tx.findNodes(Label.label("Cost")), costs);
        Map<Object, Boolean> done = new HashMap<>();
        costs.removeIf(cost -> !done.computeIfAbsent(cost.getProperty("import"), seq -> isDone(tx, seq)));
        Comparator<String> word = Comparator.nullsLast(Comparator.naturalOrder());
        return costs.stream()
                .map(cost -> {
                    Map<String, Object> row = new HashMap<>();
                    Stream.of("day", "channel", "campaign", "cost")
                            .forEach(key -> row.put(key, cost.getProperty(key, null)));
                    return row;
                })
                .sorted(Comparator.comparingLong((Map<String, Object> row) -> number(row.get("day")))
                        .thenComparing(row -> (String) row.get("channel"), word)
                        .thenComparing(row -> (String) row.get("campaign"), word)
                        .thenComparing(row -> ((Number) Objects.requireNonNull(row.get("cost"))).doubleValue()));
    }

    private static boolean isDone(Transaction tx, Object seq) {
        Node known = tx.findNode(IMPORT, "seq", seq);
        return known != null && "DONE".equals(known.getProperty("state", ""));
    }

    private static Stream<Map<String, Object>> clearLease(Transaction tx) {
        Node lease = tx.findNode(Label.label("Lease"), "name", "import");
        if (lease != null && lease.hasProperty("owner")) {
            lease.removeProperty("owner");
            lease.removeProperty("heartbeat");
        }
        return Stream.of();
    }

    static <C extends Comparable<C>> Stream<Map<String, Object>> ordered(
            Stream<Map<String, Object>> rows, Function<Map<String, Object>, C> by) {
        return rows.sorted(Comparator.comparing(by));
    }

    static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : -1;
    }
}
