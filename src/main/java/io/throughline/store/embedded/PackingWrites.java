package io.throughline.store.embedded;

import io.throughline.store.timeline.TimelineNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterable;
import org.neo4j.graphdb.Transaction;

/** Puts one timeline in place of several. */
final class PackingWrites {
    private static final RelationshipType DID = RelationshipType.withName("DID");

    private PackingWrites() {}

    private record Old(Node node, TimelineNode timeline) {}

    /** As {@link io.throughline.store.timeline.Bulk#pack} tells. Returns the one of each customer who has one now, by ordinal. */
    static Map<Integer, Map<String, Object>> pack(
            Transaction tx,
            CustomerNodes places,
            List<Integer> ordinals,
            Function<List<TimelineNode>, Optional<Map<String, Object>>> packed) {
        NewEntities entities = new NewEntities(tx);
        Map<Integer, Map<String, Object>> done = new HashMap<>();
        try (NodeSeeks customers = new NodeSeeks(tx, CustomerNodes.CUSTOMER, "ordinal")) {
            for (int ordinal : ordinals) {
                Node customer = places.find(customers, ordinal);
                if (customer != null) {
                    pack(entities, customer, ordinal, packed).ifPresent(one -> done.put(ordinal, one));
                }
            }
        }
        return done;
    }

    private static Optional<Map<String, Object>> pack(
            NewEntities entities,
            Node customer,
            int ordinal,
            Function<List<TimelineNode>, Optional<Map<String, Object>>> packed) {
        List<Old> all = new ArrayList<>();
        try (ResourceIterable<Relationship> did = customer.getRelationships(Direction.OUTGOING, DID)) {
            did.forEach(one -> {
                Node node = one.getEndNode();
                all.add(new Old(node, new TimelineNode(ordinal, "", node.getAllProperties())));
            });
        }
        all.sort((a, b) -> TimelineNode.BY_IMPORT.compare(a.timeline, b.timeline));
        Optional<Map<String, Object>> one =
                packed.apply(all.stream().map(Old::timeline).toList());
        one.ifPresent(properties -> {
            all.forEach(old -> entities.delete(old.node));
            entities.relate(customer, DID, entities.create(properties, "Timeline", "Packed"), Map.of());
        });
        return one;
    }
}
