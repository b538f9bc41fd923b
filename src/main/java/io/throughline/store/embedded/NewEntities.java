package io.throughline.store.embedded;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.collections.api.factory.primitive.IntObjectMaps;
import org.eclipse.collections.api.factory.primitive.IntSets;
import org.eclipse.collections.api.map.primitive.MutableIntObjectMap;
import org.eclipse.collections.api.set.primitive.MutableIntSet;
import org.neo4j.exceptions.KernelException;
import org.neo4j.graphdb.ConstraintViolationException;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;
import org.neo4j.internal.kernel.api.TokenWrite;
import org.neo4j.internal.kernel.api.Write;
import org.neo4j.internal.kernel.api.exceptions.EntityNotFoundException;
import org.neo4j.internal.kernel.api.exceptions.schema.ConstraintValidationException;
import org.neo4j.kernel.impl.coreapi.InternalTransaction;
import org.neo4j.values.storable.Value;
import org.neo4j.values.storable.Values;

/**
 * Creates and deletes nodes and relationships of a transaction, each in one step: the public interface looks at a node or relationship and at all its properties again for
 * every property that is set.
 */
final class NewEntities {
    private final InternalTransaction tx;
    private final Write write;
    private final Tokens labels;
    private final Tokens types;
    private final Tokens keys;

    NewEntities(Transaction tx) {
        this.tx = (InternalTransaction) tx;
        try {
            this.write = this.tx.kernelTransaction().dataWrite();
        } catch (KernelException e) {
            throw new IllegalStateException(e);
        }
        TokenWrite tokens = this.tx.kernelTransaction().tokenWrite();
        this.labels = new Tokens(tokens::labelGetOrCreateForName);
        this.types = new Tokens(tokens::relationshipTypeGetOrCreateForName);
        this.keys = new Tokens(tokens::propertyKeyGetOrCreateForName);
    }

    /** Throws {@link ConstraintViolationException} where another node has what only one may have. */
    Node create(Map<String, Object> properties, String... labels) {
        try {
            long node = write.nodeCreate();
            MutableIntSet codes = IntSets.mutable.empty();
            for (String label : labels) {
                codes.add(this.labels.of(label));
            }
            write.nodeApplyChanges(node, codes, IntSets.immutable.empty(), values(properties));
            return tx.newNodeEntity(node);
        } catch (ConstraintValidationException e) {
            throw new ConstraintViolationException(String.valueOf(e.getMessage()), e);
        } catch (KernelException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Throws {@link NotFoundException} where one of the nodes is gone. */
    void relate(Node from, RelationshipType type, Node to, Map<String, Object> properties) {
        try {
            long link = write.relationshipCreate(from.getId(), types.of(type.name()), to.getId());
            if (!properties.isEmpty()) {
                write.relationshipApplyChanges(link, values(properties));
            }
        } catch (EntityNotFoundException e) {
            throw new NotFoundException(String.valueOf(e.getMessage()), e);
        } catch (KernelException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With its relationships. */
    void delete(Node node) {
        try {
            write.nodeDetachDelete(node.getId());
        } catch (KernelException e) {
            throw new IllegalStateException(e);
        }
    }

    private MutableIntObjectMap<Value> values(Map<String, Object> properties) throws KernelException {
        MutableIntObjectMap<Value> values = IntObjectMaps.mutable.ofInitialCapacity(properties.size());
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            values.put(keys.of(property.getKey()), Values.of(property.getValue()));
        }
        return values;
    }

    private interface Maker {
        int idOf(String name) throws KernelException;
    }

    /** Ids of names, each asked for once. */
    private static final class Tokens {
        private final Map<String, Integer> known = new HashMap<>();
        private final Maker maker;

        Tokens(Maker maker) {
            this.maker = maker;
        }

        int of(String name) throws KernelException {
            Integer id = known.get(name);
            if (id == null) {
                id = maker.idOf(name);
                known.put(name, id);
            }
            return id;
        }
    }
}
