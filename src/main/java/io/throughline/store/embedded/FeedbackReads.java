package io.throughline.store.embedded;

import io.throughline.store.embedded.Shortcuts.Way;
import io.throughline.store.query.ImportRanges;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;

/** What customers said, as the first map, figure or view of feedback after a start reads it, without a plan. */
final class FeedbackReads {
    private static final Label VOICE = Label.label("Voice");
    private static final Label CUSTOMER = Label.label("Customer");
    private static final Label PACKED = Label.label("Packed");
    private static final RelationshipType SAID = RelationshipType.withName("SAID");
    private static final RelationshipType DID = RelationshipType.withName("DID");

    static final Map<String, Way> WAYS = Map.of(
            "voice/list-touchpoints", (tx, params) -> names(tx, "Touchpoint", "id"),
            "voice/list-channels", (tx, params) -> names(tx, "Channel", "name"),
            "voice/list-voices", (tx, params) -> voices(tx, Shortcuts.number(params.get("seq"))),
            "voice/list-places", (tx, params) -> places(tx, ordinals(params), Shortcuts.runs(params)),
            "voice/list-said", (tx, params) -> said(tx, ordinals(params), seqs(params)));

    private FeedbackReads() {}

    private static int[] ordinals(Map<String, ?> params) {
        return Objects.requireNonNull((int[]) params.get("ordinals"));
    }

    private static long[] seqs(Map<String, ?> params) {
        long[] seqs = Objects.requireNonNull((long[]) params.get("imports")).clone();
        Arrays.sort(seqs);
        return seqs;
    }

    private static Stream<Map<String, Object>> names(Transaction tx, String label, String key) {
        return tx.findNodes(Label.label(label)).stream()
                .map(node -> Map.of("code", node.getProperty("code"), "name", node.getProperty(key)));
    }

    /** A node in an order that was read once. */
    private record Placed(long ordinal, long seq, long part, Node node) {
        private static final Comparator<Placed> ORDER = Comparator.comparingLong(Placed::ordinal)
                .thenComparingLong(Placed::seq)
                .thenComparingLong(Placed::part);

        /** @param seq of a node of no import */
        static Placed of(long ordinal, Node node, long seq) {
            return new Placed(
                    ordinal,
                    Shortcuts.number(node.getProperty("import", seq)),
                    Shortcuts.number(node.getProperty("part", Long.MAX_VALUE)),
                    node);
        }
    }

    private static Stream<Map<String, Object>> voices(Transaction tx, long seq) {
        return tx.findNodes(VOICE, "import", seq).stream()
                .map(node -> Placed.of(0, node, seq))
                .sorted(Placed.ORDER)
                .map(placed -> {
                    Relationship said = placed.node.getSingleRelationship(SAID, Direction.INCOMING);
                    boolean known = said != null && said.getStartNode().hasLabel(CUSTOMER);
                    Map<String, Object> row = new HashMap<>();
                    row.put("ordinal", known ? said.getStartNode().getProperty("ordinal") : null);
                    row.put("id", known ? said.getStartNode().getProperty("id") : null);
                    row.put("properties", placed.node.getAllProperties());
                    return row;
                });
    }

    /** What follows customers by a relationship, by ordinal, import and part; of no import before that of any. */
    private static Stream<Placed> of(Transaction tx, int[] ordinals, RelationshipType type) {
        return Arrays.stream(ordinals)
                .boxed()
                .flatMap(ordinal -> Stream.ofNullable(tx.findNode(CUSTOMER, "ordinal", ordinal))
                        .flatMap(customer -> customer.getRelationships(Direction.OUTGOING, type).stream())
                        .map(one -> Placed.of(ordinal, one.getEndNode(), -1)))
                .sorted(Placed.ORDER);
    }

    private static Stream<Map<String, Object>> places(Transaction tx, int[] ordinals, List<long[]> runs) {
        ImportRanges visible = ImportRanges.ofRuns(runs);
        return of(tx, ordinals, DID)
                .filter(placed -> placed.node.hasProperty("keys")
                        && (placed.node.hasLabel(PACKED) || visible.contains(placed.seq)))
                .map(placed -> {
                    Map<String, Object> row = placed.node.getProperties("at", "touchpoints", "keys");
                    row.put("ordinal", placed.ordinal);
                    return row;
                });
    }

    private static Stream<Map<String, Object>> said(Transaction tx, int[] ordinals, long[] seqs) {
        return of(tx, ordinals, SAID)
                .filter(placed -> Arrays.binarySearch(seqs, placed.seq) >= 0)
                .map(placed -> Map.of("ordinal", placed.ordinal, "properties", placed.node.getAllProperties()));
    }
}
