package io.throughline.store.embedded;

import io.throughline.store.embedded.Shortcuts.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;

/** Maps and what stands on them, read without a plan, so that nobody who first asks for a map waits for one. */
final class MapReads {
    private static final String ID = "id";
    private static final String ORDER = "order";
    private static final Comparator<Node> BY_ORDER = Comparator.comparing(MapReads::order);

    static final Map<String, Way> WAYS = Map.of(
            "map/list-maps", (tx, params) -> nodes(tx, "Map").map(MapReads::map),
            "map/list-opportunities",
                    (tx, params) -> nodes(tx, "Opportunity").sorted(BY_ORDER).map(node -> row("opportunity", node)),
            "map/list-comments", (tx, params) -> comments(tx),
            "kpi/list-kpis", (tx, params) -> nodes(tx, "Kpi").map(MapReads::kpi),
            "kpi/list-departments", (tx, params) -> nodes(tx, "Department").map(MapReads::department));

    private MapReads() {}

    /** By id. */
    private static Stream<Node> nodes(Transaction tx, String label) {
        List<Node> found = new ArrayList<>();
        try (ResourceIterator<Node> nodes = tx.findNodes(Label.label(label))) {
            nodes.forEachRemaining(found::add);
        }
        return found.stream().sorted(Comparator.comparing(node -> String.valueOf(node.getProperty(ID))));
    }

    private static long order(Node node) {
        return Shortcuts.number(node.getProperty(ORDER, Long.MAX_VALUE));
    }

    private static Map<String, Object> row(String name, Node node) {
        Map<String, Object> row = new HashMap<>();
        row.put(name, node.getAllProperties());
        return row;
    }

    private static Map<String, Object> map(Node map) {
        Map<String, Object> row = row("map", map);
        row.put("stages", reached(map, "HAS").map(MapReads::stage).toList());
        List<Node> steps = reached(map, "PLANS").toList();
        row.put("steps", steps.stream().map(Node::getAllProperties).toList());
        row.put("edges", edges(steps));
        row.put("allowed", all(map, "ALLOWS"));
        return row;
    }

    private static Map<String, Object> stage(Node stage) {
        Map<String, Object> row = row("stage", stage);
        row.put("goals", all(stage, "AIMS_AT"));
        row.put("feelings", all(stage, "FEELS"));
        row.put("pains", all(stage, "NAMES"));
        return row;
    }

    private static List<List<Object>> edges(List<Node> steps) {
        return steps.stream()
                .flatMap(step -> step.getRelationships(Direction.OUTGOING, RelationshipType.withName("THEN")).stream())
                .sorted(Comparator.comparing(edge -> Shortcuts.number(edge.getProperty(ORDER, Long.MAX_VALUE))))
                .map(edge -> List.of(
                        edge.getStartNode().getProperty(ID), edge.getEndNode().getProperty(ID)))
                .toList();
    }

    private static Stream<Node> reached(Node from, String type) {
        return from.getRelationships(Direction.OUTGOING, RelationshipType.withName(type)).stream()
                .map(Relationship::getEndNode)
                .sorted(BY_ORDER);
    }

    private static List<Map<String, Object>> all(Node from, String type) {
        return reached(from, type).map(Node::getAllProperties).toList();
    }

    private static Stream<Map<String, Object>> comments(Transaction tx) {
        return nodes(tx, "Comment")
                .sorted(Comparator.comparing(comment -> Shortcuts.number(comment.getProperty("at"))))
                .flatMap(comment -> reached(comment, "ON").map(anchor -> {
                    Map<String, Object> row = row("comment", comment);
                    row.put("on", anchor.getProperty("key"));
                    return row;
                }));
    }

    private static Map<String, Object> kpi(Node kpi) {
        Map<String, Object> row = new HashMap<>();
        for (String key : List.of(ID, "name", "formula", "target", "better", "revision")) {
            row.put(key, kpi.getProperty(key, null));
        }
        row.put(
                "department",
                reached(kpi, "OWNED_BY")
                        .map(department -> department.getProperty(ID))
                        .findFirst()
                        .orElse(null));
        return row;
    }

    private static Map<String, Object> department(Node department) {
        Map<String, Object> row = new HashMap<>();
        row.put(ID, department.getProperty(ID));
        row.put("name", department.getProperty("name", null));
        return row;
    }
}
