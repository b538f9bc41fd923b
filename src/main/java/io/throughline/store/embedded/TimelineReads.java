package io.throughline.store.embedded;

import io.throughline.store.query.ImportRanges;
import io.throughline.store.timeline.TimelineNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;

/** Reads the timelines of a customer as properties, in any order, and tells of those that count. */
final class TimelineReads {
    private static final RelationshipType DID = RelationshipType.withName("DID");
    private static final String[] INDEXED =
            ("import imports part clock at touchpoints channels campaigns values derived orders sequences"
                            + " mixed mixedImports alone")
                    .split(" ");

    private TimelineReads() {}

    static List<Map<String, Object>> all(Node customer) {
        return list(customer, Node::getAllProperties);
    }

    /** What the index keeps of them. */
    static List<Map<String, Object>> indexed(Node customer) {
        return list(customer, node -> node.getProperties(INDEXED));
    }

    private static List<Map<String, Object>> list(Node customer, Function<Node, Map<String, Object>> properties) {
        try (Stream<Relationship> all = customer.getRelationships(Direction.OUTGOING, DID).stream()) {
            return all.map(each -> told(each.getEndNode(), properties)).toList();
        }
    }

    /** Nothing of what is purged meanwhile: no reader may see it. */
    static Map<String, Object> told(Node node, Function<Node, Map<String, Object>> properties) {
        try {
            return properties.apply(node);
        } catch (NotFoundException purged) {
            return Map.of();
        }
    }

    /** Packed ones in any case, and the others of these imports; by import and part. */
    static void tell(
            int ordinal, String id, List<Map<String, Object>> all, ImportRanges imports, Consumer<TimelineNode> sink) {
        all.stream()
                .filter(found -> found.containsKey("imports") || imports.contains(seq(found)))
                .map(found -> new TimelineNode(ordinal, id, found))
                .sorted(TimelineNode.BY_IMPORT)
                .forEach(sink);
    }

    private static long seq(Map<String, Object> properties) {
        return ((Number) properties.getOrDefault("import", -1L)).longValue();
    }
}
