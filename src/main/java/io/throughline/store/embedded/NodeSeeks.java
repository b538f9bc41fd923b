package io.throughline.store.embedded;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.neo4j.exceptions.KernelException;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import org.neo4j.internal.kernel.api.IndexQueryConstraints;
import org.neo4j.internal.kernel.api.IndexReadSession;
import org.neo4j.internal.kernel.api.InternalIndexState;
import org.neo4j.internal.kernel.api.NodeValueIndexCursor;
import org.neo4j.internal.kernel.api.PropertyIndexQuery;
import org.neo4j.internal.kernel.api.SchemaRead;
import org.neo4j.internal.schema.IndexDescriptor;
import org.neo4j.internal.schema.IndexOrder;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.kernel.impl.coreapi.InternalTransaction;

/** Finds nodes of one label and transaction by one property, many after each other: the public interface looks for the index again and makes cursors anew each time. */
final class NodeSeeks implements AutoCloseable {
    private final InternalTransaction tx;
    private final KernelTransaction kernel;
    private final Label label;
    private final String property;
    private final int key;
    private final NodeValueIndexCursor cursor;
    private final @Nullable IndexReadSession index;

    /** @param property that tells nodes of the label apart, and for which there is an index named by both */
    NodeSeeks(Transaction tx, Label label, String property) {
        this.tx = (InternalTransaction) tx;
        this.kernel = this.tx.kernelTransaction();
        this.label = label;
        this.property = property;
        this.key = kernel.tokenRead().propertyKey(property);
        this.index = index();
        this.cursor = kernel.cursors().allocateNodeValueIndexCursor(kernel.cursorContext(), kernel.memoryTracker());
    }

    /** Null while it is made anew. */
    private @Nullable IndexReadSession index() {
        SchemaRead schema = kernel.schemaRead();
        IndexDescriptor named = schema.indexGetForName(label.name().toLowerCase(Locale.ROOT) + '_' + property);
        try {
            return named.equals(IndexDescriptor.NO_INDEX) || schema.indexGetState(named) != InternalIndexState.ONLINE
                    ? null
                    : kernel.dataRead().indexReadSession(named);
        } catch (KernelException e) {
            return null;
        }
    }

    @Nullable
    Node find(Object value) {
        IndexReadSession online = index;
        if (online == null) {
            return tx.findNode(label, property, value);
        }
        seek(online, IndexQueryConstraints.unconstrained(), PropertyIndexQuery.exact(key, value));
        return cursor.next() ? tx.newNodeEntity(cursor.nodeReference()) : null;
    }

    /** By its number, whether there is one or not. */
    Node at(long id) {
        return tx.newNodeEntity(id);
    }

    /** Those with a whole number from {@code from} to before {@code to}, ascending: one search, where each of them would need its own. */
    void range(long from, long to, Consumer<Node> sink) {
        IndexReadSession online = index;
        if (online == null) {
            LongStream.range(from, to)
                    .mapToObj(this::find)
                    .filter(Objects::nonNull)
                    .forEach(sink);
            return;
        }
        seek(
                online,
                IndexQueryConstraints.ordered(IndexOrder.ASCENDING),
                PropertyIndexQuery.range(key, from, true, to, false));
        while (cursor.next()) {
            sink.accept(tx.newNodeEntity(cursor.nodeReference()));
        }
    }

    private void seek(IndexReadSession online, IndexQueryConstraints order, PropertyIndexQuery query) {
        try {
            kernel.dataRead().nodeIndexSeek(kernel.queryContext(), online, cursor, order, query);
        } catch (KernelException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        cursor.close();
    }
}
