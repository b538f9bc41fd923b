package io.throughline.store.embedded;

import static java.util.Map.entry;

import io.throughline.store.embedded.Shortcuts.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;

/** What each import asks and changes besides its timelines, done without a plan, so that the first live call does not wait for a dozen of them. */
final class ImportShortcuts {
    private static final Label IMPORT = Label.label("Import");
    private static final Label LEASE = Label.label("Lease");
    private static final Label TOUCHPOINT = Label.label("Touchpoint");
    private static final Label FACT = Label.label("Fact");
    private static final Label AUDIT = Label.label("Audit");
    private static final RelationshipType TELLS = RelationshipType.withName("TELLS");
    private static final List<String> NUMBERS = List.of("seq", "ordinal", "touchpoint", "channel", "campaign");
    /** A holder that has been silent for so long has lost the lease. */
    private static final long SILENCE_MILLIS = 60_000;

    static final Map<String, Way> WAYS = Map.ofEntries(
            entry("lease/take-lease", (tx, params) -> takeLease(tx, text(params, "owner"))),
            entry("lease/release-lease", (tx, params) -> releaseLease(tx, text(params, "owner"))),
            entry("customer/exists", (tx, params) -> customerExists(tx)),
            entry("catalogue/list-conversions", (tx, params) -> conversions(tx, is(params, "withoutSample"))),
            entry("counter/reserve-numbers", ImportShortcuts::reserve),
            entry("counter/raise-version", (tx, params) -> raiseVersion(tx, is(params, "removal"))),
            entry("import/open-import", ImportShortcuts::open),
            entry("import/list-other-keys", (tx, params) -> otherKeys(tx, text(params, "system"), is(params, "own"))),
            entry("import/find-done", (tx, params) -> findDone(tx, text(params, "id"))),
            entry("import/finish-import", ImportShortcuts::finish),
            entry("import/attach-facts", ImportShortcuts::attachFacts),
            entry("audit/create-entry", ImportShortcuts::audit));

    private ImportShortcuts() {}

    private static String text(Map<String, ?> params, String name) {
        return (String) Objects.requireNonNull(params.get(name));
    }

    private static boolean is(Map<String, ?> params, String name) {
        return Boolean.TRUE.equals(params.get(name));
    }

    private static @Nullable Node locked(Transaction tx, @Nullable Node node) {
        if (node != null) {
            tx.acquireWriteLock(node);
        }
        return node;
    }

    private static Stream<Map<String, Object>> takeLease(Transaction tx, String owner) {
        Node lease = locked(tx, tx.findNode(LEASE, "name", "import"));
        long now = System.currentTimeMillis();
        if (lease == null || !isFree(lease, owner, now)) {
            return Stream.of();
        }
        lease.setProperty("owner", owner);
        lease.setProperty("heartbeat", now);
        return Stream.of(Map.of("owner", owner));
    }

    private static boolean isFree(Node lease, String owner, long now) {
        Object holder = lease.getProperty("owner", owner);
        return holder.equals(owner)
                || lease.hasProperty("heartbeat")
                        && Shortcuts.number(lease.getProperty("heartbeat")) < now - SILENCE_MILLIS;
    }

    private static Stream<Map<String, Object>> releaseLease(Transaction tx, String owner) {
        Node lease = locked(tx, tx.findNode(LEASE, "name", "import"));
        if (lease != null && lease.getProperty("owner", "").equals(owner)) {
            lease.removeProperty("owner");
            lease.removeProperty("heartbeat");
        }
        return Stream.of();
    }

    private static Stream<Map<String, Object>> customerExists(Transaction tx) {
        try (ResourceIterator<Node> customers = tx.findNodes(Label.label("Customer"))) {
            return Stream.of(Map.of("known", customers.hasNext()));
        }
    }

    private static Stream<Map<String, Object>> conversions(Transaction tx, boolean withoutSample) {
        List<String> ids = new ArrayList<>();
        try (ResourceIterator<Node> marked = tx.findNodes(TOUCHPOINT, "conversion", true)) {
            while (marked.hasNext()) {
                Node touchpoint = marked.next();
                if (!withoutSample || !touchpoint.getProperty("described", "").equals("sample")) {
                    ids.add((String) touchpoint.getProperty("id"));
                }
            }
        }
        Stream<Map<String, Object>> found = ids.stream().sorted().map(id -> Map.of("id", id, "awaited", false));
        Node counter = Shortcuts.counter(tx);
        String[] awaited = counter == null ? new String[0] : (String[]) counter.getProperty("awaited", new String[0]);
        return Stream.concat(found, Arrays.stream(awaited).sorted().map(id -> Map.of("id", id, "awaited", true)));
    }

    private static Stream<Map<String, Object>> reserve(Transaction tx, Map<String, ?> params) {
        Node counter = locked(tx, Shortcuts.counter(tx));
        if (counter == null) {
            return Stream.of();
        }
        Map<String, Object> first = new HashMap<>();
        for (String number : NUMBERS) {
            long next = Shortcuts.number(counter.getProperty(number));
            long count = Shortcuts.number(params.get(number + "s"));
            first.put(number, next);
            if (count > 0) {
                counter.setProperty(number, next + count);
            }
        }
        return Stream.of(first);
    }

    private static Stream<Map<String, Object>> raiseVersion(Transaction tx, boolean removal) {
        Node counter = locked(tx, Shortcuts.counter(tx));
        if (counter == null) {
            return Stream.of();
        }
        long version = Shortcuts.number(counter.getProperty("version")) + 1;
        counter.setProperty("version", version);
        if (removal) {
            counter.setProperty("removal", version);
        }
        return Stream.of(Map.of("version", version));
    }

    private static Stream<Map<String, Object>> open(Transaction tx, Map<String, ?> params) {
        Node known = tx.findNode(IMPORT, "id", text(params, "id"));
        if (known == null) {
            known = tx.createNode();
            known.setProperty("id", text(params, "id"));
            known.setProperty("seq", Shortcuts.number(params.get("seq")));
            known.setProperty("source", text(params, "source"));
            known.setProperty("sample", is(params, "sample"));
            known.setProperty("state", "OPEN");
            known.setProperty("heartbeat", System.currentTimeMillis());
            known.addLabel(IMPORT);
        }
        return Stream.of(Map.of("seq", known.getProperty("seq")));
    }

    private static Stream<Map<String, Object>> otherKeys(Transaction tx, String system, boolean own) {
        List<Map<String, Object>> others = new ArrayList<>();
        try (ResourceIterator<Node> done = tx.findNodes(IMPORT, "state", "DONE")) {
            while (done.hasNext()) {
                Map<String, Object> one = done.next().getProperties("seq", "system", "ownIds");
                if (!one.getOrDefault("system", system).equals(system)
                        || !one.getOrDefault("ownIds", own).equals(own)) {
                    Map<String, Object> row = new HashMap<>();
                    row.put("seq", one.get("seq"));
                    row.put("system", one.get("system"));
                    others.add(row);
                }
            }
        }
        return others.stream();
    }

    private static Stream<Map<String, Object>> findDone(Transaction tx, String id) {
        Node done = tx.findNode(IMPORT, "id", id);
        return done == null || !done.getProperty("state").equals("DONE")
                ? Stream.of()
                : Stream.of(Map.of("at", done.getProperty("at")));
    }

    private static Stream<Map<String, Object>> finish(Transaction tx, Map<String, ?> params) {
        Node lease = tx.findNode(LEASE, "name", "import");
        Node open = tx.findNode(IMPORT, "id", text(params, "id"));
        if (lease == null
                || open == null
                || !lease.getProperty("owner", "").equals(text(params, "owner"))
                || !open.getProperty("state").equals("OPEN")) {
            return Stream.of();
        }
        long now = System.currentTimeMillis();
        open.setProperty("state", "DONE");
        open.setProperty("version", Shortcuts.number(params.get("version")));
        open.setProperty("at", now);
        ((Map<?, ?>) Objects.requireNonNull(params.get("report")))
                .forEach((key, value) -> open.setProperty((String) key, stored(value)));
        open.removeProperty("heartbeat");
        return Stream.of(Map.of("at", now));
    }

    private static Stream<Map<String, Object>> attachFacts(Transaction tx, Map<String, ?> params) {
        Node told = tx.findNode(IMPORT, "id", text(params, "id"));
        for (Object fact : told == null ? List.of() : (List<?>) Objects.requireNonNull(params.get("facts"))) {
            Node node = tx.createNode(FACT);
            ((Map<?, ?>) fact).forEach((key, value) -> node.setProperty((String) key, stored(value)));
            told.createRelationshipTo(node, TELLS);
        }
        return Stream.of();
    }

    private static Stream<Map<String, Object>> audit(Transaction tx, Map<String, ?> params) {
        Node counter = locked(tx, Shortcuts.counter(tx));
        if (counter == null) {
            return Stream.of();
        }
        long number = Shortcuts.number(counter.getProperty("audited", 0L)) + 1;
        counter.setProperty("audited", number);
        Node entry = tx.createNode(AUDIT);
        entry.setProperty("at", System.currentTimeMillis());
        entry.setProperty("number", number);
        params.forEach(entry::setProperty);
        return Stream.of();
    }

    /** As a property: a list is an array there. */
    static Object stored(Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() || list.get(0) instanceof String
                    ? list.stream().map(String.class::cast).toArray(String[]::new)
                    : list.get(0) instanceof Long
                            ? list.stream().mapToLong(Shortcuts::number).toArray()
                            : list.get(0) instanceof Boolean
                                    ? list.toArray(Boolean[]::new)
                                    : list.stream()
                                            .mapToDouble(one -> (Double) one)
                                            .toArray();
        }
        return value instanceof Integer number ? (Object) number.longValue() : value;
    }
}
