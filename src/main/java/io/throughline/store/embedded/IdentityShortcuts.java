package io.throughline.store.embedded;

import io.throughline.store.embedded.Shortcuts.Way;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;

/** What people decided of who is one customer, as each start and each refresh reads it, without a plan. */
final class IdentityShortcuts {
    private static final RelationshipType DECIDED = RelationshipType.withName("DECIDED");

    static final Map<String, Way> WAYS = Map.of("identity/list-decisions", (tx, params) -> decisions(tx));

    private IdentityShortcuts() {}

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
