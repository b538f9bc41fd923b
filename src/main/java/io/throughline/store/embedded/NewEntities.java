package io.throughline.store.embedded;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.collections.api.factory.primitive.IntObjectMaps;
import org.eclipse.collections.api.factory.primitive.IntSets;
import org.eclipse.collections.api.map.primitive.MutableIntObjectMap;
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
 * Creates nodes and relationships of a transaction, each in one step: the public interface looks at a node or relationship and at all its properties again for
 * every property that is set.
 */
final class NewEntities {
    private final InternalTransaction tx;
    private final Write write;
    private final TokenWrite tokens;
    private final Map<String, Integer> labels = new HashMap<>();
    private final Map<String, Integer> types = new HashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();

    NewEntities(Transaction tx) {
        this.tx = (InternalTransaction) tx;
        try {
            this.write = this.tx.kernelTransaction().dataWrite();
        } catch (KernelException e) {
            throw new IllegalStateException(e);
        }
        this.tokens = this.tx.kernelTransaction().tokenWrite();
    }

    /** Throws {@link ConstraintViolationException} where another node has what only one may have. */
    Node create(String label, Map<String, Object> properties) {
        try {
            long node = write.nodeCreate();
            write.nodeApplyChanges(
                    node, IntSets.immutable.of(label(label)), IntSets.immutable.empty(), values(properties));
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
            long link = write.relationshipCreate(from.getId(), type(type.name()), to.getId());
            if (!properties.isEmpty()) {
                write.relationshipApplyChanges(link, values(properties));
            }
        } catch (EntityNotFoundException e) {
            throw new NotFoundException(String.valueOf(e.getMessage()), e);
        } catch (KernelException e) {
            throw new IllegalStateException(e);
        }
    }

    private MutableIntObjectMap<Value> values(Map<String, Object> properties) throws KernelException {
        MutableIntObjectMap<Value> values = IntObjectMaps.mutable.ofInitialCapacity(properties.size());
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            values.put(key(property.getKey()), Values.of(property.getValue()));
        }
        return values;
    }

    private int type(String name) throws KernelException {
        Integer known = types.get(name);
        if (known == null) {
            known = tokens.relationshipTypeGetOrCreateForName(name);
            types.put(name, known);
        }
        return known;
    }

    private int label(String name) throws KernelException {
        Integer known = labels.get(name);
        if (known == null) {
            known = tokens.labelGetOrCreateForName(name);
            labels.put(name, known);
        }
        return known;
    }

    private int key(String name) throws KernelException {
        Integer known = keys.get(name);
        if (known == null) {
            known = tokens.propertyKeyGetOrCreateForName(name);
            keys.put(name, known);
        }
        return known;
    }
}
