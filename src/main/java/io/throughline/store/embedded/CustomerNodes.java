package io.throughline.store.embedded;

import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;

/**
 * Where customers were found last, by ordinal: a small import asks for each of its customers three times within a moment, and each search of the index costs more than
 * what is written of one. What is remembered is looked at before it is believed, so any number of threads may change it.
 */
final class CustomerNodes {
    static final Label CUSTOMER = Label.label("Customer");
    private static final int SIZE = 1 << 16;

    private final int[] ordinals = new int[SIZE];
    private final long[] nodes = new long[SIZE];
    /** Nodes by id of the customer; a node's number plus one. */
    private final long[] named = new long[SIZE << 1];

    /**
     * −1 where there is no such customer.
     *
     * @param index by id
     */
    int findOrdinal(NodeSeeks index, String id) {
        int hash = id.hashCode() * 0x9E3779B9;
        int place = hash >>> (Integer.numberOfLeadingZeros(named.length) + 1);
        Node node = named[place] == 0 ? null : at(index, named[place] - 1, "id", id);
        if (node == null) {
            node = index.find(id);
            if (node == null) {
                return -1;
            }
            named[place] = node.getId() + 1;
        }
        int ordinal = ((Number) node.getProperty("ordinal")).intValue();
        remember(ordinal, node);
        return ordinal;
    }

    void remember(int ordinal, Node node) {
        int place = ordinal & (SIZE - 1);
        ordinals[place] = ordinal;
        nodes[place] = node.getId();
    }

    /**
     * Null where there is no such customer.
     *
     * @param index by ordinal
     */
    @Nullable
    Node find(NodeSeeks index, int ordinal) {
        int place = ordinal & (SIZE - 1);
        Node node = ordinals[place] == ordinal ? at(index, nodes[place], "ordinal", (long) ordinal) : null;
        if (node == null) {
            node = index.find((long) ordinal);
            if (node != null) {
                remember(ordinal, node);
            }
        }
        return node;
    }

    /** Null where the node is gone, or another has its number now. */
    private static @Nullable Node at(NodeSeeks index, long id, String key, Object value) {
        try {
            Node node = index.at(id);
            return value.equals(node.getProperty(key, null)) && node.hasLabel(CUSTOMER) ? node : null;
        } catch (NotFoundException gone) {
            return null;
        }
    }
}
