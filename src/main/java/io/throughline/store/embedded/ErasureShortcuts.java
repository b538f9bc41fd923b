package io.throughline.store.embedded;

import static java.util.Map.entry;

import io.throughline.store.embedded.Shortcuts.Way;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterable;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;

/**
 * What an erasure asks, read without a plan: after each one indexes are made anew, which makes the database forget all its plans, so each would plan all of
 * its statements again. What it writes: {@link ErasureWrites}.
 */
final class ErasureShortcuts {
    static final Label CUSTOMER = Label.label("Customer");
    static final Label ERASURE = Label.label("Erasure");
    static final RelationshipType DID = type("DID");
    static final RelationshipType SAID = type("SAID");
    private static final RelationshipType TELLS = type("TELLS");

    /** Those of which there are most come first: nodes of a later label are asked whether they have an earlier one. */
    private static final List<Label> TOLD =
            labels("Voice Import Audit Erasure Persona Touchpoint Channel Campaign Stage Mapping Contract");

    private static final String[] TEXTS =
            ("source notes reasons subject detail who author reason name rule fault text" + " texts owner").split(" ");
    private static final List<Label> DRAWN = labels("Map MapVersion MapStage Goal Emotion PainPoint DesignStep Allowed"
            + " Opportunity Comment Anchor Kpi Department");
    private static final String[] DRAWN_TEXTS = ("name description scope by text success note pattern why edits figure"
                    + " figures author yaml formula key at touchpoint touchpoints persona personas")
            .split(" ");
    private static final List<Label> NAMED = labels("Touchpoint Persona");

    private static final Map<String, Way> WAYS = Map.ofEntries(
            entry("erasure/find-persons", (tx, params) -> persons(tx, list(params, "ids"))),
            entry("erasure/list-texts", (tx, params) -> texts(tx)),
            entry(
                    "erasure/list-rejections",
                    (tx, params) -> nodes(tx, Label.label("Rejection")).map(ErasureShortcuts::rejection)),
            entry(
                    "erasure/list-kept",
                    (tx, params) ->
                            nodes(tx, Label.label("KeptRows")).map(node -> row(node, "fate", "rows", "packed"))),
            entry("erasure/list-examples", (tx, params) -> examples(tx)),
            entry(
                    "erasure/list-consents",
                    (tx, params) -> nodes(tx, Label.label("Consents"))
                            .map(node -> row(node, "customers", "kinds", "at", "granted"))),
            entry("erasure/find-unwiped", (tx, params) -> unwiped(tx)),
            entry("erasure/list-erased", ErasureShortcuts::erased));

    private ErasureShortcuts() {}

    /** What an erasure asks or writes under that name. */
    static Optional<Way> find(String name) {
        return Stream.of(WAYS, ErasureWrites.WAYS)
                .flatMap(ways -> Stream.ofNullable(ways.get(name)))
                .findFirst();
    }

    static RelationshipType type(String name) {
        return RelationshipType.withName(name);
    }

    static List<Label> labels(String names) {
        return Stream.of(names.split(" ")).map(Label::label).toList();
    }

    static List<?> list(Map<String, ?> params, String name) {
        return (List<?>) Objects.requireNonNull(params.get(name));
    }

    private static Stream<Node> nodes(Transaction tx, Label label) {
        ResourceIterator<Node> found = tx.findNodes(label);
        return found.stream();
    }

    /** Each node once. */
    private static Stream<Node> nodes(Transaction tx, List<Label> labels) {
        return labels.stream()
                .flatMap(label -> nodes(tx, label)
                        .filter(node -> labels.stream()
                                .takeWhile(earlier -> !earlier.equals(label))
                                .noneMatch(node::hasLabel)));
    }

    static List<Node> ends(Node of, Direction direction, RelationshipType... types) {
        try (ResourceIterable<Relationship> all = of.getRelationships(direction, types)) {
            return all.stream().map(one -> one.getOtherNode(of)).toList();
        }
    }

    private static Map<String, Object> row(Node node, String... properties) {
        Map<String, Object> row = new HashMap<>(node.getProperties(properties));
        row.put("id", node.getElementId());
        return row;
    }

    private static Stream<Map<String, Object>> persons(Transaction tx, List<?> ids) {
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(tx.findNode(CUSTOMER, "id", id)))
                .map(ErasureShortcuts::person)
                .sorted(Comparator.comparingLong(row -> Shortcuts.number(row.get("ordinal"))));
    }

    private static Map<String, Object> person(Node customer) {
        Function<Node, Map<String, Object>> said = voice -> voice.getProperties("import", "texts");
        return Map.of(
                "ordinal",
                customer.getProperty("ordinal"),
                "timelines",
                ends(customer, Direction.OUTGOING, DID).stream()
                        .map(Node::getAllProperties)
                        .toList(),
                "said",
                ends(customer, Direction.OUTGOING, SAID).stream()
                        .filter(voice -> voice.hasProperty("texts"))
                        .map(said)
                        .toList());
    }

    private static Stream<Map<String, Object>> texts(Transaction tx) {
        Stream<Map<String, Object>> told = nodes(tx, TOLD).map(node -> {
            Map<String, Object> texts = new HashMap<>(node.getProperties(TEXTS));
            if (NAMED.stream().anyMatch(node::hasLabel)) {
                texts.put("id", node.getProperty("id", null));
            }
            return Map.of("id", node.getElementId(), "texts", texts);
        });
        return Stream.concat(
                told,
                nodes(tx, DRAWN)
                        .map(node -> Map.of("id", node.getElementId(), "texts", node.getProperties(DRAWN_TEXTS))));
    }

    private static Map<String, Object> rejection(Node node) {
        Map<String, Object> row = row(node, "customer", "reason", "row");
        List.of("customer", "reason", "row").forEach(name -> row.putIfAbsent(name, ""));
        return row;
    }

    private static Stream<Map<String, Object>> examples(Transaction tx) {
        return nodes(tx, Label.label("Import"))
                .flatMap(told -> ends(told, Direction.OUTGOING, TELLS).stream()
                        .filter(fact -> fact.hasLabel(Label.label("Fact"))
                                && fact.getProperty("kind", "").equals("COLUMN"))
                        .map(fact -> {
                            Map<String, Object> row = row(fact, "top", "topCounts", "numbers");
                            List.of("top", "topCounts", "numbers").forEach(name -> row.putIfAbsent(name, List.of()));
                            row.put("seq", told.getProperty("seq"));
                            return row;
                        }));
    }

    static Stream<Node> waiting(Transaction tx) {
        return nodes(tx, ERASURE).filter(erasure -> !erasure.hasProperty("filesAt"));
    }

    private static Stream<Map<String, Object>> unwiped(Transaction tx) {
        Map<String, Object> row = new HashMap<>();
        waiting(tx)
                .mapToLong(erasure -> Shortcuts.number(erasure.getProperty("version")))
                .max()
                .ifPresentOrElse(version -> row.put("version", version), () -> row.put("version", null));
        return Stream.of(row);
    }

    private static Stream<Map<String, Object>> erased(Transaction tx, Map<String, ?> params) {
        long after = Shortcuts.number(params.get("after"));
        long until = Shortcuts.number(params.get("until"));
        return nodes(tx, ERASURE)
                .filter(erasure -> Shortcuts.number(erasure.getProperty("version")) > after
                        && Shortcuts.number(erasure.getProperty("version")) <= until)
                .map(erasure -> erasure.getProperties("version", "ordinals"))
                .sorted(Comparator.comparingLong(row -> Shortcuts.number(row.get("version"))));
    }
}
