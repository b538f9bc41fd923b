package io.throughline.store.embedded;

import static io.throughline.store.embedded.ErasureShortcuts.CUSTOMER;
import static io.throughline.store.embedded.ErasureShortcuts.ends;
import static io.throughline.store.embedded.ErasureShortcuts.list;
import static io.throughline.store.embedded.ErasureShortcuts.type;

import io.throughline.store.embedded.Shortcuts.Way;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterable;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;

/** What an erasure writes, without a plan. */
final class ErasureWrites {
    private static final Label MAP = Label.label("Map");
    private static final RelationshipType HAS = type("HAS");
    private static final RelationshipType[] EVIDENCE = {type("SAME_AS"), type("DECIDED")};
    private static final RelationshipType[] OF_MAP = {HAS, type("PLANS"), type("ALLOWS")};
    private static final RelationshipType[] OF_STAGE = {type("AIMS_AT"), type("FEELS"), type("NAMES")};
    private static final List<Label> EDITED =
            ErasureShortcuts.labels("Map MapStage Goal Emotion PainPoint DesignStep Allowed Opportunity Comment Kpi");

    static final Map<String, Way> WAYS = Map.of(
            "erasure/delete-identifiers", (tx, params) -> deleteIdentifiers(tx, list(params, "keys")),
            "erasure/delete-customers", (tx, params) -> deleteCustomers(tx, list(params, "ids")),
            "erasure/change-nodes", (tx, params) -> change(tx, list(params, "rows")),
            "erasure/touch-edited", (tx, params) -> touch(tx, list(params, "ids")),
            "erasure/delete-nodes", (tx, params) -> deleteNodes(tx, list(params, "ids")),
            "erasure/create-erasure", ErasureWrites::remember,
            "erasure/mark-wiped", (tx, params) -> markWiped(tx, Shortcuts.number(params.get("version"))),
            "counter/mark-rewrite", (tx, params) -> markRewrite(tx));

    private ErasureWrites() {}

    private static List<Node> find(Transaction tx, List<?> ids) {
        List<Node> found = new ArrayList<>();
        for (Object id : ids) {
            try {
                found.add(tx.getNodeByElementId((String) id));
            } catch (NotFoundException gone) {
                // there is nothing to be done
            }
        }
        return found;
    }

    private static void delete(Node node) {
        try (ResourceIterable<Relationship> all = node.getRelationships()) {
            all.forEach(Relationship::delete);
        }
        node.delete();
    }

    private static Stream<Map<String, Object>> deleteIdentifiers(Transaction tx, List<?> keys) {
        Set<Node> gone = new LinkedHashSet<>();
        for (Object key : keys) {
            Node known = tx.findNode(Label.label("Identifier"), "key", key);
            if (known != null) {
                gone.add(known);
            }
        }
        Set<Node> others = new LinkedHashSet<>();
        gone.forEach(one -> others.addAll(ends(one, Direction.BOTH, EVIDENCE)));
        others.removeAll(gone);
        gone.forEach(ErasureWrites::delete);
        others.stream().filter(one -> !one.hasRelationship(EVIDENCE)).forEach(ErasureWrites::delete);
        return Stream.of(Map.of("identifiers", (long) gone.size()));
    }

    private static Stream<Map<String, Object>> deleteCustomers(Transaction tx, List<?> ids) {
        ids.stream()
                .distinct()
                .flatMap(id -> Stream.ofNullable(tx.findNode(CUSTOMER, "id", id)))
                .forEach(customer -> {
                    ends(customer, Direction.OUTGOING, ErasureShortcuts.DID, ErasureShortcuts.SAID)
                            .forEach(ErasureWrites::delete);
                    delete(customer);
                });
        return Stream.of();
    }

    private static Stream<Map<String, Object>> change(Transaction tx, List<?> rows) {
        for (Object each : rows) {
            Map<?, ?> row = (Map<?, ?>) each;
            Map<?, ?> changed = (Map<?, ?>) Objects.requireNonNull(row.get("changed"));
            for (Node node : find(tx, List.of(Objects.requireNonNull(row.get("id"))))) {
                changed.forEach((name, value) -> {
                    if (value == null) {
                        node.removeProperty((String) name);
                    } else {
                        node.setProperty((String) name, ImportShortcuts.stored(value));
                    }
                });
            }
        }
        return Stream.of();
    }

    private static Stream<Map<String, Object>> touch(Transaction tx, List<?> ids) {
        Set<Node> edited = new LinkedHashSet<>();
        find(tx, ids).stream()
                .filter(node -> EDITED.stream().anyMatch(node::hasLabel))
                .forEach(node -> {
                    edited.add(node);
                    edited.addAll(maps(tx, node));
                });
        edited.stream()
                .filter(node -> node.hasProperty("revision"))
                .forEach(node -> node.setProperty("revision", Shortcuts.number(node.getProperty("revision")) + 1));
        return Stream.of();
    }

    private static Set<Node> maps(Transaction tx, Node part) {
        Set<Node> found = new LinkedHashSet<>(ends(part, Direction.INCOMING, OF_MAP));
        ends(part, Direction.INCOMING, OF_STAGE).forEach(stage -> found.addAll(ends(stage, Direction.INCOMING, HAS)));
        if (part.hasProperty("map")) {
            try (ResourceIterator<Node> named = tx.findNodes(MAP, "id", part.getProperty("map"))) {
                named.forEachRemaining(found::add);
            }
        }
        found.removeIf(node -> !node.hasLabel(MAP));
        return found;
    }

    private static Stream<Map<String, Object>> remember(Transaction tx, Map<String, ?> params) {
        Node counter = Objects.requireNonNull(Shortcuts.counter(tx));
        counter.setProperty("erased", params.get("version"));
        long now = System.currentTimeMillis();
        Node erasure = tx.createNode(ErasureShortcuts.ERASURE);
        erasure.setProperty("version", params.get("version"));
        erasure.setProperty("ordinals", ImportShortcuts.stored(list(params, "ordinals")));
        erasure.setProperty("at", now);
        ((Map<?, ?>) Objects.requireNonNull(params.get("erasure")))
                .forEach((name, value) -> erasure.setProperty((String) name, value));
        return Stream.of(Map.of("at", now));
    }

    private static Stream<Map<String, Object>> deleteNodes(Transaction tx, List<?> ids) {
        find(tx, ids).forEach(ErasureWrites::delete);
        return Stream.of();
    }

    private static Stream<Map<String, Object>> markWiped(Transaction tx, long version) {
        ErasureShortcuts.waiting(tx)
                .filter(erasure -> Shortcuts.number(erasure.getProperty("version")) <= version)
                .toList()
                .forEach(erasure -> erasure.setProperty("filesAt", System.currentTimeMillis()));
        return Stream.of();
    }

    private static Stream<Map<String, Object>> markRewrite(Transaction tx) {
        if (Shortcuts.counter(tx) != null) {
            Counter.mark(tx, "rewrites");
        }
        return Stream.of();
    }
}
