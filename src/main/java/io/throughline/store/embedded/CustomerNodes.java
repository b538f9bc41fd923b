package io.throughline.store.embedded;

import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;
import org.neo4j.graphdb.Transaction;
import org.neo4j.kernel.impl.coreapi.InternalTransaction;

/**
 * Where customers were found last, by ordinal: a small import asks for each of its customers three times within a moment, and each search of the index costs more than
 * what is written of one. What is remembered is looked at before it is believed, so any number of threads may change it.
 */
final class CustomerNodes {
    static final Label CUSTOMER = Label.label("Customer");
    private static final int SIZE = 1 << 16;

    private final int[] ordinals = new int[SIZE];
    private final long[] nodes = new long[SIZE];

    void remember(int ordinal, Node node) {
        int place = ordinal & (SIZE - 1);
        ordinals[place] = ordinal;
        nodes[place] = node.getId();
    }

    /**
     * Null where there is no such customer.
     *
     * @param index by ordinal, of the same transaction
     */
    @Nullable
    Node find(Transaction tx, NodeSeeks index, int ordinal) {
        int place = ordinal & (SIZE - 1);
        Node node = ordinals[place] == ordinal ? at(tx, nodes[place], ordinal) : null;
        if (node == null) {
            node = index.find((long) ordinal);
            if (node != null) {
                remember(ordinal, node);
            }
        }
        return node;
    }

    /** Null where the node is gone, or another has its number now. */
    private static @Nullable Node at(Transaction tx, long id, int ordinal) {
        try {
            Node node = ((InternalTransaction) tx).newNodeEntity(id);
            boolean same = node.getProperty("ordinal", null) instanceof Number found
                    && found.intValue() == ordinal
                    && node.hasLabel(CUSTOMER);
            return same ? node : null;
        } catch (NotFoundException gone) {
            return null;
        }
    }
}
