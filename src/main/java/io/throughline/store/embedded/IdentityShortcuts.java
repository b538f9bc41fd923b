package io.throughline.store.embedded;

import static java.util.Objects.requireNonNull;

import io.throughline.store.embedded.Shortcuts.Way;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterable;
import org.neo4j.graphdb.Transaction;

/** What people decided of who is one customer, as each start and each refresh reads it, and what an erasure asks of identifiers, without a plan. */
final class IdentityShortcuts {
    private static final RelationshipType DECIDED = RelationshipType.withName("DECIDED");

    private static final Label IDENTIFIER = Label.label("Identifier");
    private static final RelationshipType SAME_AS = RelationshipType.withName("SAME_AS");

    static final Map<String, Way> WAYS = Map.of(
            "identity/list-decisions", (tx, params) -> decisions(tx),
            "identity/list-spellings", (tx, params) -> spellings(tx, (List<?>) requireNonNull(params.get("keys"))));

    private IdentityShortcuts() {}

    private static Stream<Map<String, Object>> spellings(Transaction tx, List<?> keys) {
        Set<String> found = new TreeSet<>();
        for (Object key : keys) {
            Node identifier = tx.findNode(IDENTIFIER, "key", key);
            if (identifier != null) {
                try (ResourceIterable<Relationship> all = identifier.getRelationships(Direction.OUTGOING, SAME_AS)) {
                    all.forEach(one -> found.add((String) one.getProperty("customer")));
                }
            }
        }
        return found.stream().map(customer -> Map.of("customer", customer));
    }

    private static Stream<Map<String, Object>> decisions(Transaction tx) {
        return tx.findRelationships(DECIDED).stream()
                .map(IdentityShortcuts::decided)
                .sorted(Comparator.comparingLong((Map<String, Object> row) -> Shortcuts.number(row.get("at")))
                        .thenComparing(row -> (String) row.get("id")));
    }

    private static Map<String, Object> decided(Relationship one) {
        Map<String, Object> row = new HashMap<>(one.getProperties("id", "joins", "author", "reason", "at"));
        row.put("aKind", one.getStartNode().getProperty("kind"));
        row.put("aValue", one.getStartNode().getProperty("value"));
        row.put("bKind", one.getEndNode().getProperty("kind"));
        row.put("bValue", one.getEndNode().getProperty("value"));
        return row;
    }
}
