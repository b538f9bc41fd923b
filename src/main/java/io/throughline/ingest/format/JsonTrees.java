package io.throughline.ingest.format;

import io.throughline.journey.WholeText;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON values as trees, and keeps in mind which objects have a member twice with different values: which of them is meant nobody can tell. Equal ones
 * are one.
 */
public final class JsonTrees {
    public static final String TWICE = "a member stands twice with different values";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Those objects, each with the members that others took the place of. */
    private final Map<JsonNode, List<Map.Entry<String, JsonNode>>> unclear = new IdentityHashMap<>();

    /** Reads the value that begins at the parser's token, up to its end. */
    public JsonNode read(JsonParser at) {
        return value(at, at.currentToken());
    }

    JsonNode value(JsonParser at, JsonToken token) {
        if (token == JsonToken.START_ARRAY) {
            ArrayNode list = NODES.arrayNode();
            for (JsonToken next = at.nextToken(); next != JsonToken.END_ARRAY; next = at.nextToken()) {
                list.add(value(at, next));
            }
            return list;
        }
        if (token != JsonToken.START_OBJECT) {
            return scalar(at, token);
        }
        ObjectNode object = NODES.objectNode();
        for (String name = at.nextName(); name != null; name = at.nextName()) {
            put(object, WholeText.name(name), value(at, at.nextToken()));
        }
        return object;
    }

    /** Gives an object a member, which it may have. */
    void put(ObjectNode object, String name, JsonNode value) {
        JsonNode before = object.replace(name, value);
        if (before != null && (!before.equals(value) || fault(before) != null || fault(value) != null)) {
            unclear.computeIfAbsent(object, same -> new ArrayList<>()).add(Map.entry(name, before));
        }
    }

    private static JsonNode scalar(JsonParser at, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> NODES.stringNode(WholeText.of(at.getString()));
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NUMBER_INT ->
                switch (at.getNumberType()) {
                    case INT -> NODES.numberNode(at.getIntValue());
                    case LONG -> NODES.numberNode(at.getLongValue());
                    default -> NODES.numberNode(at.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(at.getDoubleValue());
            default -> NODES.nullNode();
        };
    }

    /** Why a tree that was read since {@link #forget} cannot be taken, with all that is in it; null where it can. */
    public @Nullable String fault(JsonNode tree) {
        return !unclear.isEmpty() && isUnclear(tree) ? TWICE : null;
    }

    private boolean isUnclear(JsonNode tree) {
        return isUnclearItself(tree) || tree.valueStream().anyMatch(this::isUnclear);
    }

    /** Whether an object has a member twice, whatever is in its members. */
    public boolean isUnclearItself(JsonNode object) {
        return unclear.containsKey(object);
    }

    /** A tree as JSON, with all members as they came. */
    public String written(JsonNode tree) {
        return fault(tree) == null
                ? tree.toString()
                : write(tree, new StringBuilder()).toString();
    }

    private StringBuilder write(JsonNode tree, StringBuilder to) {
        if (tree.isObject()) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(unclear.getOrDefault(tree, List.of()));
            members.addAll(tree.properties());
            String before = "{";
            for (Map.Entry<String, JsonNode> member : members) {
                to.append(before).append(NODES.stringNode(member.getKey())).append(':');
                write(member.getValue(), to);
                before = ",";
            }
            return to.append(members.isEmpty() ? "{}" : "}");
        }
        if (!tree.isArray()) {
            return to.append(tree);
        }
        String before = "[";
        for (JsonNode element : tree) {
            write(element, to.append(before));
            before = ",";
        }
        return to.append(tree.isEmpty() ? "[]" : "]");
    }

    void forget() {
        unclear.clear();
    }
}
