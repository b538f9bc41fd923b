package io.throughline.store.embedded;

import io.throughline.journey.Reserved;
import io.throughline.store.embedded.Shortcuts.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;

/** The aggregated graph, which each pause of imports refreshes, read and written without a plan. */
final class TransitionShortcuts {
    private static final Label START = Label.label("Start");
    private static final Label END = Label.label("End");
    private static final Label TOUCHPOINT = Label.label("Touchpoint");
    private static final Label AS_OF = Label.label("TransitionsAsOf");
    private static final RelationshipType TRANSITION = RelationshipType.withName("TRANSITION");
    private static final List<String> FIGURES =
            List.of("count", "probability", "journeys", "converted", "medianSeconds", "p90Seconds");

    static final Map<String, Way> WAYS = Map.of(
            "transition/list-transitions", (tx, params) -> list(tx, params.get("persona")),
            "transition/find-as-of", (tx, params) -> asOf(tx, params.get("persona")));

    /** Those that change something. */
    static final Map<String, Way> WRITES = Map.of(
            "transition/delete-transitions", TransitionShortcuts::delete,
            "transition/merge-transitions", TransitionShortcuts::merge,
            "transition/set-as-of", TransitionShortcuts::setAsOf,
            "transition/delete-others", TransitionShortcuts::deleteOthers);

    private TransitionShortcuts() {}

    private record Ends(Object from, Object to) {
        static Ends of(Relationship one) {
            return new Ends(id(one.getStartNode(), START, Reserved.START), id(one.getEndNode(), END, Reserved.ENDED));
        }

        static Ends of(Map<?, ?> row) {
            return new Ends(Objects.requireNonNull(row.get("from")), Objects.requireNonNull(row.get("to")));
        }

        private static Object id(Node node, Label reserved, String name) {
            return node.hasLabel(reserved) ? name : node.getProperty("id");
        }
    }

    private static List<Relationship> all(Transaction tx) {
        List<Relationship> found = new ArrayList<>();
        try (ResourceIterator<Relationship> all = tx.findRelationships(TRANSITION)) {
            all.forEachRemaining(found::add);
        }
        return found;
    }

    private static Map<Ends, Relationship> of(Transaction tx, @Nullable Object persona) {
        Map<Ends, Relationship> found = new HashMap<>();
        for (Relationship one : all(tx)) {
            if (one.getProperty("persona").equals(persona)) {
                found.put(Ends.of(one), one);
            }
        }
        return found;
    }

    private static List<Map<?, ?>> rows(Map<String, ?> params) {
        List<Map<?, ?>> rows = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(params.get("transitions"))).forEach(row -> rows.add((Map<?, ?>) row));
        return rows;
    }

    private static Stream<Map<String, Object>> list(Transaction tx, @Nullable Object persona) {
        List<Map<String, Object>> rows = new ArrayList<>();
        of(tx, persona).forEach((ends, one) -> {
            Map<String, Object> row = new HashMap<>();
            FIGURES.forEach(name -> row.put(name, one.getProperty(name, null)));
            row.put("from", ends.from);
            row.put("to", ends.to);
            rows.add(row);
        });
        return rows.stream()
                .sorted(Comparator.comparing((Map<String, Object> row) -> (String) row.get("from"))
                        .thenComparing(row -> (String) row.get("to")));
    }

    private static Stream<Map<String, Object>> delete(Transaction tx, Map<String, ?> params) {
        Set<Ends> gone = new HashSet<>();
        rows(params).forEach(row -> gone.add(Ends.of(row)));
        if (!gone.isEmpty()) {
            of(tx, params.get("persona")).forEach((ends, one) -> {
                if (gone.contains(ends)) {
                    one.delete();
                }
            });
        }
        return Stream.of();
    }

    private static Stream<Map<String, Object>> merge(Transaction tx, Map<String, ?> params) {
        Object persona = params.get("persona");
        Map<Ends, Relationship> known = of(tx, persona);
        Node start = merged(tx, START, "name", Reserved.START);
        Node end = merged(tx, END, "name", Reserved.ENDED);
        for (Map<?, ?> row : rows(params)) {
            Ends ends = Ends.of(row);
            Node from = ends.from.equals(Reserved.START) ? start : tx.findNode(TOUCHPOINT, "id", ends.from);
            Node to = ends.to.equals(Reserved.ENDED) ? end : tx.findNode(TOUCHPOINT, "id", ends.to);
            if (from != null && to != null) {
                Relationship one = known.computeIfAbsent(ends, e -> created(from, to, persona));
                ((Map<?, ?>) Objects.requireNonNull(row.get("figures")))
                        .forEach((name, figure) -> set(one, (String) name, figure));
            }
        }
        return Stream.of();
    }

    private static Node merged(Transaction tx, Label label, String key, @Nullable Object value) {
        Node known = tx.findNode(label, key, value);
        if (known == null) {
            known = tx.createNode(label);
            known.setProperty(key, value);
        }
        return known;
    }

    private static Relationship created(Node from, Node to, @Nullable Object persona) {
        Relationship one = from.createRelationshipTo(to, TRANSITION);
        one.setProperty("persona", persona);
        return one;
    }

    private static void set(Relationship of, String name, @Nullable Object value) {
        if (value == null) {
            of.removeProperty(name);
        } else {
            of.setProperty(name, value);
        }
    }

    private static Stream<Map<String, Object>> asOf(Transaction tx, @Nullable Object persona) {
        Node note = tx.findNode(AS_OF, "persona", persona);
        return Stream.ofNullable(note).map(node -> {
            Map<String, Object> row = new HashMap<>();
            row.put("version", node.getProperty("version", null));
            return row;
        });
    }

    private static Stream<Map<String, Object>> setAsOf(Transaction tx, Map<String, ?> params) {
        merged(tx, AS_OF, "persona", params.get("persona")).setProperty("version", params.get("version"));
        return Stream.of();
    }

    private static Stream<Map<String, Object>> deleteOthers(Transaction tx, Map<String, ?> params) {
        List<?> personas = (List<?>) Objects.requireNonNull(params.get("personas"));
        for (Relationship one : all(tx)) {
            if (isOther(one.getProperty("persona"), personas)) {
                one.delete();
            }
        }
        try (ResourceIterator<Node> notes = tx.findNodes(AS_OF)) {
            List<Node> found = notes.stream().toList();
            found.stream()
                    .filter(note -> isOther(note.getProperty("persona"), personas))
                    .forEach(Node::delete);
        }
        return Stream.of();
    }

    private static boolean isOther(Object persona, List<?> personas) {
        return !persona.equals("") && !personas.contains(persona);
    }
}
