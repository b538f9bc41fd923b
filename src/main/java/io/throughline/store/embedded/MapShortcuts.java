package io.throughline.store.embedded;

import io.throughline.store.embedded.Shortcuts.Way;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;

/** The maps of the sample market, written without a plan, so that the first start does not wait for any. */
final class MapShortcuts {
    private static final String ID = "id";
    private static final String ORDER = "order";

    private static final Map<String, Way> WRITES = Map.of(
            "map/create-sample", MapShortcuts::createSample,
            "map/write-stages", MapShortcuts::writeStages,
            "map/write-design", MapShortcuts::writeDesign,
            "map/link-opportunities", MapShortcuts::linkOpportunities);

    /** Those of {@link MapReads} too. */
    static final Map<String, Way> WAYS = Stream.of(WRITES, MapReads.WAYS)
            .flatMap(ways -> ways.entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private MapShortcuts() {}

    private static Stream<Map<String, Object>> createSample(Transaction tx, Map<String, ?> params) {
        try (ResourceIterator<Node> known = tx.findNodes(label("Map"))) {
            if (known.hasNext()) {
                return Stream.of();
            }
        }
        each(params, "departments", row -> merge(tx, "Department", row).setProperty("sample", true));
        each(params, "kpis", row -> merge(tx, "Kpi", row));
        each(params, "owners", row -> own(tx, merge(tx, "Kpi", row), row.get("department")));
        each(params, "opportunities", row -> merge(tx, "Opportunity", row));
        each(params, "maps", row -> create(tx, "Map", row));
        return Stream.of(Map.of("created", (long) list(params, "maps").size()));
    }

    private static Stream<Map<String, Object>> writeStages(Transaction tx, Map<String, ?> params) {
        Node map = Objects.requireNonNull(find(tx, "Map", params.get(ID)));
        list(params, "personas").forEach(persona -> lead(map, "FOR", find(tx, "Persona", persona)));
        each(params, "stages", row -> {
            Map<?, ?> fields = (Map<?, ?>) Objects.requireNonNull(row.get("stage"));
            Node stage = create(tx, "MapStage", fields);
            ordered(lead(map, "HAS", stage), number(fields.get(ORDER)));
            long place = 0;
            for (Object touchpoint : list(fields, "touchpoints")) {
                ordered(lead(stage, "COVERS", find(tx, "Touchpoint", touchpoint)), place++);
            }
            list(fields, "kpis").forEach(kpi -> measure(find(tx, "Kpi", kpi), stage));
            own(tx, stage, fields.get("owner"));
            standing(tx, row, stage);
        });
        return Stream.of();
    }

    private static void standing(Transaction tx, Map<?, ?> row, Node stage) {
        BiConsumer<Node, Object> of = (part, persona) -> lead(part, "OF", find(tx, "Persona", persona));
        each(row, "goals", goal -> {
            Node node = create(tx, "Goal", goal);
            lead(stage, "AIMS_AT", node);
            of.accept(node, goal.get("persona"));
        });
        each(row, "feelings", feeling -> {
            Node node = create(tx, "Emotion", feeling);
            lead(stage, "FEELS", node);
            of.accept(node, feeling.get("persona"));
        });
        each(row, "pains", pain -> {
            Node node = create(tx, "PainPoint", pain);
            lead(stage, "NAMES", node);
            Node at = find(tx, "Touchpoint", pain.get("at"));
            lead(node, "AT", at == null ? stage : at);
            list(pain, "personas").forEach(persona -> lead(node, "HURTS", find(tx, "Persona", persona)));
        });
    }

    private static void measure(@Nullable Node kpi, Node stage) {
        if (kpi != null) {
            kpi.getRelationships(Direction.OUTGOING, type("MEASURES")).forEach(Relationship::delete);
            lead(kpi, "MEASURES", stage);
        }
    }

    private static Stream<Map<String, Object>> writeDesign(Transaction tx, Map<String, ?> params) {
        Node map = Objects.requireNonNull(find(tx, "Map", params.get(ID)));
        each(params, "allowed", row -> lead(map, "ALLOWS", create(tx, "Allowed", row)));
        each(params, "steps", row -> {
            Node step = create(tx, "DesignStep", row);
            lead(map, "PLANS", step);
            Node touchpoint = find(tx, "Touchpoint", row.get("touchpoint"));
            lead(step, "IS", touchpoint == null ? reached(map, "HAS", row.get("stage")) : touchpoint);
        });
        each(params, "edges", row -> {
            Node from = reached(map, "PLANS", row.get("from"));
            Node to = reached(map, "PLANS", row.get("to"));
            ordered(from == null ? null : lead(from, "THEN", to), number(row.get(ORDER)));
        });
        return Stream.of();
    }

    private static Stream<Map<String, Object>> linkOpportunities(Transaction tx, Map<String, ?> params) {
        for (Object id : list(params, "ids")) {
            Node chance = Objects.requireNonNull(find(tx, "Opportunity", id));
            chance.getRelationships(Direction.OUTGOING, type("AT"), type("EASES"), type("OWNED_BY"))
                    .forEach(Relationship::delete);
            Node map = find(tx, "Map", chance.getProperty("map", null));
            lead(chance, "AT", map == null ? null : reached(map, "HAS", chance.getProperty("stage", null)));
            lead(chance, "AT", find(tx, "Touchpoint", chance.getProperty("touchpoint", null)));
            for (String pain : (String[]) chance.getProperty("eases")) {
                lead(chance, "EASES", find(tx, "PainPoint", pain));
            }
            own(tx, chance, chance.getProperty("owner", null));
        }
        return Stream.of();
    }

    private static void own(Transaction tx, Node node, @Nullable Object owner) {
        if (owner != null) {
            lead(node, "OWNED_BY", merge(tx, "Department", Map.of(ID, owner, "name", owner)));
        }
    }

    private static Label label(String name) {
        return Label.label(name);
    }

    private static RelationshipType type(String name) {
        return RelationshipType.withName(name);
    }

    private static @Nullable Node find(Transaction tx, String label, @Nullable Object id) {
        if (id == null) {
            return null;
        }
        try (ResourceIterator<Node> found = tx.findNodes(label(label), ID, id)) {
            return found.hasNext() ? found.next() : null;
        }
    }

    private static @Nullable Node reached(Node from, String type, @Nullable Object id) {
        return from.getRelationships(Direction.OUTGOING, type(type)).stream()
                .map(Relationship::getEndNode)
                .filter(node -> node.getProperty(ID, "").equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Nothing where there is nothing to lead to. */
    private static @Nullable Relationship lead(Node from, String type, @Nullable Node to) {
        return to == null ? null : from.createRelationshipTo(to, type(type));
    }

    private static void ordered(@Nullable Relationship relationship, long place) {
        if (relationship != null) {
            relationship.setProperty(ORDER, place);
        }
    }

    private static Node merge(Transaction tx, String label, Map<?, ?> row) {
        Node known = find(tx, label, row.get(ID));
        return known == null ? create(tx, label, row) : known;
    }

    private static Node create(Transaction tx, String label, Map<?, ?> row) {
        Node node = tx.createNode(label(label));
        row.forEach((key, value) -> {
            if (value != null) {
                node.setProperty(String.valueOf(key), ImportShortcuts.stored(value));
            }
        });
        return node;
    }

    private static long number(@Nullable Object value) {
        return Shortcuts.number(value);
    }

    private static List<?> list(Map<?, ?> row, String key) {
        return Objects.requireNonNull((List<?>) row.get(key));
    }

    private static void each(Map<?, ?> row, String key, Consumer<Map<?, ?>> each) {
        list(row, key).forEach(one -> each.accept((Map<?, ?>) one));
    }
}
