package io.throughline.ingest.mapping;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The members of one record by name, and the names that the mapping gives to expressions, each worked out once a record. */
final class Fields {
    /** The name by which expressions see an element. */
    private static final String EACH = "each";

    private final Map<String, Expression> named;
    private final Map<String, Object> fixed;
    private final Map<String, Object> known = new HashMap<>();
    private final Map<String, JsonNode> joined = new HashMap<>();
    private final Map<Expression, Memory> memories = new IdentityHashMap<>();
    private JsonNode node = MissingNode.getInstance();

    /** @param fixed what is the same for every record, by name */
    Fields(Map<String, Expression> named, Map<String, Object> fixed) {
        this.named = named;
        this.fixed = fixed;
    }

    void begin(JsonNode next) {
        node = next;
        known.clear();
    }

    /** Sees a row of another file as a member of the record. @param found null: there is none */
    void join(String name, @Nullable JsonNode found) {
        joined.put(name, found == null ? MissingNode.getInstance() : found);
    }

    /** Goes on to the next element of the list whose elements are interactions. */
    void each(Object element) {
        known.clear();
        known.put(EACH, element);
    }

    /** Of an expression with so many values. */
    Memory memory(Expression of, int values) {
        return memories.computeIfAbsent(of, same -> new Memory(values));
    }

    JsonNode node() {
        return node;
    }

    Object value(String name) {
        Object value = fixed.get(name);
        value = value == null ? known.get(name) : value;
        if (value == null) {
            Expression expression = named.get(name);
            value = expression == null ? Values.of(find(name)) : expression.value(this);
            known.put(name, value);
        }
        return value;
    }

    /** A member by its name, or by names with dots between them. */
    private @Nullable JsonNode find(String name) {
        JsonNode found = joined.containsKey(name) ? joined.get(name) : node.get(name);
        int dot = 0;
        if (found == null && name.indexOf('.') > 0) {
            found = joined.getOrDefault(name.substring(0, name.indexOf('.')), node);
            dot = found == node ? 0 : name.indexOf('.') + 1;
            while (found != null && dot >= 0) {
                int next = name.indexOf('.', dot);
                found = found.get(name.substring(dot, next < 0 ? name.length() : next));
                dot = next < 0 ? -1 : next + 1;
            }
        }
        return found;
    }

    /** The record as a whole. */
    Object whole() {
        return Values.of(node);
    }
}
