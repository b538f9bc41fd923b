package io.throughline.store.embedded;

import io.throughline.store.identity.EvidenceLink;
import io.throughline.store.identity.EvidenceLink.Key;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterable;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;

/** Writes evidence in one transaction, as {@code identity/merge-evidence} would. */
final class EmbeddedEvidence implements AutoCloseable {
    private static final Label IDENTIFIER = Label.label("Identifier");
    private static final RelationshipType SAME_AS = RelationshipType.withName("SAME_AS");

    /** @param fresh created by this transaction, so nothing hangs on it that is not of these links */
    private record Met(Node node, boolean fresh) {}

    private final NodeSeeks identifiers;
    private final NewEntities created;
    private final long seq;
    private final Map<String, Met> met = new HashMap<>();
    private final boolean first;

    EmbeddedEvidence(Transaction tx, long seq) {
        this.identifiers = new NodeSeeks(tx, IDENTIFIER, "key");
        this.created = new NewEntities(tx);
        this.seq = seq;
        try (ResourceIterator<Node> any = tx.findNodes(IDENTIFIER)) {
            this.first = !any.hasNext();
        }
    }

    /** Links of distinct identity. */
    void write(List<EvidenceLink> links) {
        for (EvidenceLink link : links) {
            Met a = met.computeIfAbsent(link.a().text(), key -> meet(link.a()));
            Met b = met.computeIfAbsent(link.b().text(), key -> meet(link.b()));
            Relationship before = a.fresh || b.fresh ? null : find(a.node, b.node, link);
            if (before == null) {
                created.relate(a.node, SAME_AS, b.node, properties(link));
            } else {
                before.setProperty("records", link.records());
                before.setProperty("first", link.first());
                before.setProperty("last", link.last());
            }
        }
    }

    private Map<String, Object> properties(EvidenceLink link) {
        return Map.of(
                "import", seq,
                "rule", link.rule(),
                "customer", link.customer(),
                "records", link.records(),
                "first", link.first(),
                "last", link.last());
    }

    private Met meet(Key key) {
        Node known = first ? null : identifiers.find(key.text());
        if (known != null) {
            return new Met(known, false);
        }
        Map<String, Object> properties = Map.of("key", key.text(), "kind", key.kind(), "value", key.value());
        return new Met(created.create(properties, IDENTIFIER.name()), true);
    }

    /** From the side that has fewer links: a shared address may have a million. */
    private @Nullable Relationship find(Node a, Node b, EvidenceLink link) {
        boolean forward = a.getDegree(SAME_AS, Direction.OUTGOING) <= b.getDegree(SAME_AS, Direction.INCOMING);
        Node side = forward ? a : b;
        Node far = forward ? b : a;
        Direction direction = forward ? Direction.OUTGOING : Direction.INCOMING;
        try (ResourceIterable<Relationship> all = side.getRelationships(direction, SAME_AS)) {
            for (Relationship one : all) {
                if (one.getOtherNode(side).equals(far)
                        && one.getProperty("import").equals(seq)
                        && one.getProperty("rule").equals(link.rule())
                        && one.getProperty("customer").equals(link.customer())) {
                    return one;
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        identifiers.close();
    }
}
