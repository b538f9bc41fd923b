package io.throughline.store.embedded;

import io.throughline.journey.EvidenceRow;
import io.throughline.store.identity.EvidenceLink;
import io.throughline.store.query.ImportRanges;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;
import org.neo4j.internal.kernel.api.CursorFactory;
import org.neo4j.internal.kernel.api.EntityCursor;
import org.neo4j.internal.kernel.api.NodeCursor;
import org.neo4j.internal.kernel.api.PropertyCursor;
import org.neo4j.internal.kernel.api.Read;
import org.neo4j.internal.kernel.api.RelationshipScanCursor;
import org.neo4j.internal.kernel.api.TokenRead;
import org.neo4j.io.pagecache.context.CursorContext;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.kernel.impl.coreapi.InternalTransaction;
import org.neo4j.storageengine.api.PropertySelection;

/**
 * Reads evidence as {@code identity/list-evidence} would, in one way over its links: the public interface looks each property up again, and a start reads
 * millions. What is deleted meanwhile is passed over, as nobody may see it.
 */
final class EvidenceReads implements AutoCloseable {
    private static final RelationshipType SAME_AS = RelationshipType.withName("SAME_AS");
    /** Imports asked for one by one; where there are more, all evidence is looked at. */
    private static final long FEW = 1000;

    private final ImportRanges imports;
    private final Consumer<EvidenceRow> sink;
    private final Read read;
    private final RelationshipScanCursor link;
    private final NodeCursor node;
    private final PropertyCursor property;
    private final int type;
    private final int[] ofLink;
    private final int[] ofNode;
    private final Object[] told;
    private final Object[] own;
    private final Object[] other;
    private final Map<String, String> kinds = new HashMap<>();

    private EvidenceReads(KernelTransaction tx, ImportRanges imports, Consumer<EvidenceRow> sink) {
        this.imports = imports;
        this.sink = sink;
        this.read = tx.dataRead();
        TokenRead tokens = tx.tokenRead();
        this.type = tokens.relationshipType(SAME_AS.name());
        this.ofLink = keys(tokens, "import", "customer", "rule", "first", "last", "records");
        this.ofNode = keys(tokens, "kind", "value");
        this.told = new Object[ofLink.length];
        this.own = new Object[ofNode.length];
        this.other = new Object[ofNode.length];
        CursorFactory cursors = tx.cursors();
        CursorContext context = tx.cursorContext();
        this.link = cursors.allocateRelationshipScanCursor(context, tx.memoryTracker());
        this.node = cursors.allocateNodeCursor(context, tx.memoryTracker());
        this.property = cursors.allocatePropertyCursor(context, tx.memoryTracker());
    }

    private static int[] keys(TokenRead tokens, String... names) {
        return Stream.of(names).mapToInt(tokens::propertyKey).toArray();
    }

    static void list(GraphDatabaseService database, ImportRanges imports, Consumer<EvidenceRow> sink) {
        long many =
                imports.runs().stream().mapToLong(run -> run[1] - run[0] + 1).sum();
        try (Transaction tx = database.beginTx();
                EvidenceReads reads =
                        new EvidenceReads(((InternalTransaction) tx).kernelTransaction(), imports, sink)) {
            if (many > FEW) {
                reads.all();
                return;
            }
            for (long[] run : imports.runs()) {
                for (long seq = run[0]; seq <= run[1]; seq++) {
                    reads.some(tx.findRelationships(SAME_AS, "import", seq));
                }
            }
        }
    }

    private void all() {
        read.allRelationshipsScan(link);
        while (link.next()) {
            if (link.type() == type) {
                tell();
            }
        }
    }

    private void some(ResourceIterator<Relationship> links) {
        try (links) {
            while (links.hasNext()) {
                read.singleRelationship(links.next().getId(), link);
                if (link.next()) {
                    tell();
                }
            }
        }
    }

    private void tell() {
        long a = link.sourceNodeReference();
        long b = link.targetNodeReference();
        boolean whole = isRead(link, ofLink, told)
                && imports.contains(number(0))
                && isRead(node(a), ofNode, own)
                && isRead(node(b), ofNode, other);
        if (whole) {
            sink.accept(new EvidenceRow(
                    (String) told[1],
                    kind(own),
                    kind(other),
                    (String) other[1],
                    told[2].equals(EvidenceLink.JOIN),
                    number(3),
                    number(4),
                    number(5)));
        }
    }

    private NodeCursor node(long id) {
        read.singleNode(id, node);
        return node;
    }

    /** Whether the entity is there and has all of these properties; a link's cursor stands on it already. */
    private boolean isRead(EntityCursor of, int[] keys, Object[] into) {
        if (of instanceof NodeCursor one && !one.next()) {
            return false;
        }
        int found = 0;
        of.properties(property, PropertySelection.selection(keys));
        while (property.next()) {
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] == property.propertyKey()) {
                    into[i] = property.propertyValue().asObject();
                    found++;
                }
            }
        }
        return found == keys.length;
    }

    private long number(int place) {
        return ((Number) told[place]).longValue();
    }

    /** The same text for each kind. */
    private String kind(Object[] identifier) {
        return kinds.computeIfAbsent((String) identifier[0], kind -> kind);
    }

    @Override
    public void close() {
        link.close();
        node.close();
        property.close();
    }
}
