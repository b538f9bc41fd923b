package io.throughline.store.embedded;

import io.throughline.store.embedded.Shortcuts.Way;
import io.throughline.store.query.ImportRanges;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;

/** Who is one customer, as each start and each refresh reads it, without a plan. */
final class IdentityShortcuts {
    private static final RelationshipType SAME_AS = RelationshipType.withName("SAME_AS");
    private static final RelationshipType DECIDED = RelationshipType.withName("DECIDED");
    private static final String[] TOLD = {"customer", "rule", "first", "last", "records"};
    /** Imports asked for one by one; where there are more, all evidence is looked at. */
    private static final long FEW = 1000;

    static final Map<String, Way> WAYS = Map.of(
            "identity/list-evidence", (tx, params) -> evidence(tx, Shortcuts.runs(params)),
            "identity/list-decisions", (tx, params) -> decisions(tx));

    private IdentityShortcuts() {}

    private static Stream<Map<String, Object>> evidence(Transaction tx, List<long[]> runs) {
        long imports = runs.stream().mapToLong(run -> run[1] - run[0] + 1).sum();
        if (imports <= FEW) {
            return runs.stream()
                    .flatMapToLong(run -> LongStream.rangeClosed(run[0], run[1]))
                    .boxed()
                    .flatMap(seq -> stream(tx.findRelationships(SAME_AS, "import", seq)))
                    .map(IdentityShortcuts::told);
        }
        ImportRanges visible = ImportRanges.ofRuns(runs);
        return stream(tx.findRelationships(SAME_AS))
                .filter(one -> visible.contains(Shortcuts.number(one.getProperty("import"))))
                .map(IdentityShortcuts::told);
    }

    private static Stream<Relationship> stream(ResourceIterator<Relationship> found) {
        return found.stream();
    }

    private static Map<String, Object> told(Relationship link) {
        Map<String, Object> row = properties(link, TOLD);
        row.put("ownKind", link.getStartNode().getProperty("kind"));
        row.putAll(properties(link.getEndNode(), "kind", "value"));
        return row;
    }

    private static Map<String, Object> properties(Entity of, String... names) {
        return new HashMap<>(of.getProperties(names));
    }

    private static Stream<Map<String, Object>> decisions(Transaction tx) {
        return stream(tx.findRelationships(DECIDED))
                .map(IdentityShortcuts::decided)
                .sorted(Comparator.comparingLong((Map<String, Object> row) -> Shortcuts.number(row.get("at")))
                        .thenComparing(row -> (String) row.get("id")));
    }

    private static Map<String, Object> decided(Relationship one) {
        Map<String, Object> row = properties(one, "id", "joins", "author", "reason", "at");
        row.put("aKind", one.getStartNode().getProperty("kind"));
        row.put("aValue", one.getStartNode().getProperty("value"));
        row.put("bKind", one.getEndNode().getProperty("kind"));
        row.put("bValue", one.getEndNode().getProperty("value"));
        return row;
    }
}
