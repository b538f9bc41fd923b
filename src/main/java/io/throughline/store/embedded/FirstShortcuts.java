package io.throughline.store.embedded;

import io.throughline.store.embedded.Shortcuts.Way;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;

/** What a new store is told before it answers, done without a plan, so that the first start and the first import do not wait for any. */
final class FirstShortcuts {
    private static final Label TOUCHPOINT = Label.label("Touchpoint");
    private static final Label CHANNEL = Label.label("Channel");
    private static final Label CAMPAIGN = Label.label("Campaign");
    private static final Label STAGE = Label.label("Stage");
    private static final Label DEPARTMENT = Label.label("Department");
    private static final RelationshipType OWNED_BY = RelationshipType.withName("OWNED_BY");
    private static final Label PERSONA = Label.label("Persona");

    static final Map<String, Way> WAYS = Map.of(
            "migration/record-checksum", FirstShortcuts::recordChecksum,
            "catalogue/create-touchpoints", FirstShortcuts::createTouchpoints,
            "catalogue/create-channels", (tx, params) -> createNamed(tx, CHANNEL, params),
            "catalogue/create-campaigns", (tx, params) -> createNamed(tx, CAMPAIGN, params),
            "catalogue/describe-touchpoints", FirstShortcuts::describe,
            "persona/create-sample", FirstShortcuts::createPersona,
            "persona/exists-sample", (tx, params) -> Stream.of(Map.of("known", sampleExists(tx))));

    private FirstShortcuts() {}

    private static Stream<Map<String, Object>> recordChecksum(Transaction tx, Map<String, ?> params) {
        Label label = Label.label("__Migration");
        if (tx.findNode(label, "version", params.get("version")) == null) {
            Node migration = tx.createNode(label);
            migration.setProperty("version", params.get("version"));
            migration.setProperty("checksum", params.get("checksum"));
            migration.setProperty("at", ZonedDateTime.now(ZoneOffset.UTC));
        }
        return Stream.of();
    }

    private static Stream<Map<String, Object>> createTouchpoints(Transaction tx, Map<String, ?> params) {
        long code = Shortcuts.number(params.get("first"));
        for (Object name : Shortcuts.names(params)) {
            Node touchpoint = tx.createNode(TOUCHPOINT);
            touchpoint.setProperty("id", name);
            touchpoint.setProperty("code", code++);
            touchpoint.setProperty("name", name);
            touchpoint.setProperty("conversion", false);
        }
        return Stream.of();
    }

    private static Stream<Map<String, Object>> createNamed(Transaction tx, Label label, Map<String, ?> params) {
        long code = Shortcuts.number(params.get("first"));
        for (Object name : Shortcuts.names(params)) {
            Node node = tx.createNode(label);
            node.setProperty("name", name);
            node.setProperty("code", code++);
        }
        return Stream.of();
    }

    private static Stream<Map<String, Object>> describe(Transaction tx, Map<String, ?> params) {
        for (Object each : (List<?>) Objects.requireNonNull(params.get("rows"))) {
            Map<?, ?> row = (Map<?, ?>) each;
            Node touchpoint = Objects.requireNonNull(tx.findNode(TOUCHPOINT, "id", row.get("id")));
            if (!"sample".equals(params.get("by"))
                    || !touchpoint.getProperty("described", "").equals("hand")) {
                touchpoint.setProperty("described", params.get("by"));
                for (String key : List.of("name", "conversion", "owner")) {
                    set(touchpoint, key, row.get(key));
                }
                set(
                        touchpoint,
                        "lasting",
                        "hand".equals(params.get("by")) && row.get("conversion") != null ? true : null);
                set(lead(tx, touchpoint, "ON", CHANNEL, row.get("channel")), "kind", row.get("kind"));
                set(lead(tx, touchpoint, "IN", STAGE, row.get("stage")), "order", row.get("stageOrder"));
                own(tx, touchpoint, touchpoint.getProperty("owner", null));
            }
        }
        return Stream.of();
    }

    /** What is not said stays. */
    private static void set(@Nullable Node node, String key, @Nullable Object value) {
        if (node != null && value != null) {
            node.setProperty(key, value instanceof Integer number ? (Object) number.longValue() : value);
        }
    }

    /** Leads a touchpoint to the node of a name instead of where it led; null where no name is said. */
    private static @Nullable Node lead(
            Transaction tx, Node touchpoint, String type, Label label, @Nullable Object name) {
        if (name == null) {
            return null;
        }
        Node known = tx.findNode(label, "name", name);
        Node to = known == null ? tx.createNode(label) : known;
        to.setProperty("name", name);
        RelationshipType leads = RelationshipType.withName(type);
        touchpoint.getRelationships(Direction.OUTGOING, leads).forEach(Relationship::delete);
        touchpoint.createRelationshipTo(to, leads);
        return to;
    }

    /** Leads a touchpoint to the department of its owner. */
    private static void own(Transaction tx, Node touchpoint, @Nullable Object owner) {
        if (owner == null) {
            return;
        }
        Node known = tx.findNode(DEPARTMENT, "id", owner);
        Node department = known == null ? tx.createNode(DEPARTMENT) : known;
        if (known == null) {
            department.setProperty("id", owner);
            department.setProperty("name", owner);
        }
        touchpoint.getRelationships(Direction.OUTGOING, OWNED_BY).forEach(Relationship::delete);
        touchpoint.createRelationshipTo(department, OWNED_BY);
    }

    private static boolean sampleExists(Transaction tx) {
        try (ResourceIterator<Node> found = tx.findNodes(PERSONA, "sample", true)) {
            return found.hasNext();
        }
    }

    private static Stream<Map<String, Object>> createPersona(Transaction tx, Map<String, ?> params) {
        if (tx.findNode(PERSONA, "id", params.get("id")) == null) {
            Node persona = tx.createNode(PERSONA);
            for (String key : List.of("id", "name", "rule", "description", "color")) {
                set(persona, key, params.get(key));
            }
            persona.setProperty(
                    "goals",
                    ((List<?>) Objects.requireNonNull(params.get("goals")))
                            .stream().map(String.class::cast).toArray(String[]::new));
            persona.setProperty("sample", true);
        }
        return Stream.of();
    }
}
