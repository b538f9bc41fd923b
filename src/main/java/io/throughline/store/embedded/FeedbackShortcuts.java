package io.throughline.store.embedded;

import io.throughline.store.embedded.Shortcuts.Way;
import io.throughline.store.query.ImportRanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neo4j.exceptions.KernelException;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterable;
import org.neo4j.graphdb.Transaction;
import org.neo4j.internal.kernel.api.IndexQueryConstraints;
import org.neo4j.internal.kernel.api.NodeValueIndexCursor;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.kernel.impl.coreapi.InternalTransaction;

/** What an import of feedback asks of what was said before, read without a plan: the first ones cost a new process more than a hundred thousand answers do. */
final class FeedbackShortcuts {
    private static final Label CUSTOMER = Label.label("Customer");
    private static final Label VOICE = Label.label("Voice");
    private static final RelationshipType SAID = RelationshipType.withName("SAID");
    /** Of imports that brought feedback. */
    private static final String INDEX = "import_said";

    static final Map<String, Way> WAYS = Map.of(
            "voice/list-imports",
            (tx, params) -> imports(tx),
            "voice/list-keys",
            FeedbackShortcuts::keys,
            "voice/list-known",
            FeedbackShortcuts::known,
            "voice/list-anonymous",
            (tx, params) -> anonymous(tx, visible(params)));

    private FeedbackShortcuts() {}

    private static Stream<Map<String, Object>> imports(Transaction tx) {
        return brought(tx).stream()
                .filter(node -> "DONE".equals(node.getProperty("state", "")))
                .map(node -> node.getProperties("seq", "source"))
                .sorted(Comparator.comparingLong(row -> Shortcuts.number(row.get("seq"))));
    }

    private static List<Node> brought(Transaction tx) {
        InternalTransaction within = (InternalTransaction) tx;
        KernelTransaction kernel = within.kernelTransaction();
        List<Node> found = new ArrayList<>();
        try (NodeValueIndexCursor cursor =
                kernel.cursors().allocateNodeValueIndexCursor(kernel.cursorContext(), kernel.memoryTracker())) {
            var index = kernel.dataRead().indexReadSession(kernel.schemaRead().indexGetForName(INDEX));
            kernel.dataRead().nodeIndexScan(index, cursor, IndexQueryConstraints.unconstrained());
            while (cursor.next()) {
                found.add(within.newNodeEntity(cursor.nodeReference()));
            }
        } catch (KernelException e) {
            throw new IllegalStateException(e);
        }
        found.removeIf(node -> Shortcuts.number(node.getProperty("said", 0L)) <= 0);
        return found;
    }

    private static Stream<Map<String, Object>> keys(Transaction tx, Map<String, ?> params) {
        return ((List<?>) Objects.requireNonNull(params.get("imports")))
                .stream()
                        .flatMap(seq -> tx.findNodes(VOICE, "import", seq).stream())
                        .flatMap(voice -> Stream.ofNullable(voice.getProperty("keys", null)))
                        .map(keys -> Map.of("keys", keys));
    }

    private static Stream<Map<String, Object>> known(Transaction tx, Map<String, ?> params) {
        ImportRanges visible = visible(params);
        return IntStream.of((int[]) Objects.requireNonNull(params.get("ordinals")))
                .boxed()
                .flatMap(ordinal -> Stream.ofNullable(tx.findNode(CUSTOMER, "ordinal", (long) ordinal))
                        .flatMap(customer -> hashes(customer, visible))
                        .map(hashes -> Map.of("ordinal", ordinal, "hashes", hashes)));
    }

    private static Stream<Map<String, Object>> anonymous(Transaction tx, ImportRanges visible) {
        return brought(tx).stream().flatMap(node -> hashes(node, visible)).map(hashes -> Map.of("hashes", hashes));
    }

    /** Numbers of each visible voice. */
    private static Stream<Object> hashes(Node speaker, ImportRanges visible) {
        List<Object> found = new ArrayList<>(1);
        try (ResourceIterable<Relationship> all = speaker.getRelationships(Direction.OUTGOING, SAID)) {
            for (Relationship each : all) {
                Map<String, Object> voice = new HashMap<>(each.getEndNode().getProperties("import", "hashes"));
                if (visible.contains(Shortcuts.number(voice.get("import")))) {
                    found.add(voice.getOrDefault("hashes", new long[0]));
                }
            }
        }
        return found.stream();
    }

    private static ImportRanges visible(Map<String, ?> params) {
        return ImportRanges.ofRuns(Shortcuts.runs(params));
    }
}
