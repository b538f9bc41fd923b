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

    /** What stands behind a name, and what it was in a turn. */
    private static final class Slot {
        private final @Nullable Object fixed;
        private final @Nullable Expression named;
        private final String[] path;
        private Object value = Values.MISSING;
        private long turn = -1;

        Slot(@Nullable Object fixed, @Nullable Expression named, String[] path) {
            this.fixed = fixed;
            this.named = named;
            this.path = path;
        }
    }

    private final Map<String, Expression> named;
    private final Map<String, Object> fixed;
    private final Map<String, Slot> slots = new HashMap<>();
    private final Map<String, JsonNode> joined = new HashMap<>();
    private final Map<Expression, Memory> memories = new IdentityHashMap<>();
    private JsonNode node = MissingNode.getInstance();
    private long turn;

    /** @param fixed what is the same for every record, by name */
    Fields(Map<String, Expression> named, Map<String, Object> fixed) {
        this.named = named;
        this.fixed = fixed;
    }

    void begin(JsonNode next) {
        node = next;
        turn++;
    }

    /** Sees a row of another file as a member of the record. @param found null: there is none */
    void join(String name, @Nullable JsonNode found) {
        joined.put(name, found == null ? MissingNode.getInstance() : found);
    }

    /** Goes on to the next element of the list whose elements are interactions. */
    void each(Object element) {
        turn++;
        Slot slot = slot(EACH);
        slot.value = element;
        slot.turn = turn;
    }

    /** Of an expression with so many values. */
    Memory memory(Expression of, int values) {
        Memory memory = memories.get(of);
        if (memory == null) {
            memory = new Memory(values);
            memories.put(of, memory);
        }
        return memory;
    }

    JsonNode node() {
        return node;
    }

    Object value(String name) {
        Slot slot = slot(name);
        if (slot.fixed != null) {
            return slot.fixed;
        }
        if (slot.turn != turn) {
            slot.value = slot.named == null ? Values.of(find(name, slot)) : slot.named.value(this);
            slot.turn = turn;
        }
        return slot.value;
    }

    /** The value of an element {@code {key, value}} of a list. */
    Object element(String list, String key) {
        Slot slot = slot(list);
        boolean plain = slot.fixed == null && slot.named == null && slot.turn != turn;
        return plain ? MappingFunctions.paramOf(find(list, slot), key) : MappingFunctions.param(value(list), key);
    }

    private Slot slot(String name) {
        Slot slot = slots.get(name);
        if (slot == null) {
            slot = new Slot(fixed.get(name), named.get(name), name.split("\\.", -1));
            slots.put(name, slot);
        }
        return slot;
    }

    /** A member by its name, or by names with dots between them. */
    private @Nullable JsonNode find(String name, Slot slot) {
        JsonNode other = joined.isEmpty() ? null : joined.get(name);
        JsonNode found = other == null ? node.get(name) : other;
        if (found == null && slot.path.length > 1) {
            JsonNode row = joined.isEmpty() ? null : joined.get(slot.path[0]);
            found = row == null ? node.get(slot.path[0]) : row;
            for (int i = 1; i < slot.path.length && found != null; i++) {
                found = found.get(slot.path[i]);
            }
        }
        return found;
    }

    /** The record as a whole. */
    Object whole() {
        return Values.of(node);
    }
}
