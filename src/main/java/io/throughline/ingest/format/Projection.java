package io.throughline.ingest.format;

import io.throughline.ingest.mapping.Reads;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The part of JSON objects that a mapping reads; what else is in them is passed over, which takes a fraction of the time. */
final class Projection {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What is read of a value: all of it; of an object, members; of a list of {@code {key, value}}, elements. */
    private static final class Part {
        private final Map<String, Part> members = new HashMap<>();
        private @Nullable Set<String> keys;
        private boolean whole;
    }

    private final Part root = new Part();
    private final JsonTrees trees;

    Projection(Reads reads, JsonTrees trees) {
        this.trees = trees;
        for (String name : reads.names()) {
            root.members.computeIfAbsent(name, same -> new Part()).whole = true;
            part(name).whole = true;
        }
        reads.elements().forEach((list, keys) -> {
            root.members.computeIfAbsent(list, same -> new Part()).keys = keys;
            part(list).keys = keys;
        });
    }

    private Part part(String path) {
        Part part = root;
        for (String name : path.split("\\.", -1)) {
            part = part.members.computeIfAbsent(name, same -> new Part());
        }
        return part;
    }

    /** Reads the object that begins at the parser's token into a record, up to its end. */
    void read(JsonParser object, ObjectNode into) {
        members(object, root, into);
    }

    private void members(JsonParser object, Part part, ObjectNode into) {
        for (String name = object.nextName(); name != null; name = object.nextName()) {
            Part wanted = part.members.get(name);
            JsonToken token = object.nextToken();
            if (wanted == null) {
                object.skipChildren();
            } else {
                trees.put(into, name, value(object, token, wanted));
            }
        }
    }

    private JsonNode value(JsonParser at, JsonToken token, Part part) {
        if (!token.isStructStart() || part.whole) {
            return trees.value(at, token);
        }
        if (token == JsonToken.START_ARRAY) {
            return elements(at, part.keys == null ? Set.of() : part.keys);
        }
        ObjectNode object = NODES.objectNode();
        members(at, part, object);
        return object;
    }

    /** The elements with these keys, in their order. */
    private ArrayNode elements(JsonParser at, Set<String> keys) {
        ArrayNode list = NODES.arrayNode();
        for (JsonToken token = at.nextToken(); token != JsonToken.END_ARRAY; token = at.nextToken()) {
            JsonNode element = token == JsonToken.START_OBJECT ? element(at, keys) : null;
            if (element != null) {
                list.add(element);
            } else if (token != JsonToken.START_OBJECT) {
                at.skipChildren();
            }
        }
        return list;
    }

    /** Null where it has another key. Mostly the key stands first, so that the value is not even read. */
    private @Nullable JsonNode element(JsonParser at, Set<String> keys) {
        ObjectNode element = NODES.objectNode();
        boolean wanted = true;
        for (String name = at.nextName(); name != null; name = at.nextName()) {
            JsonToken token = at.nextToken();
            boolean key = name.equals("key");
            if (!key && !(wanted && name.equals("value"))) {
                at.skipChildren();
            } else {
                JsonNode value = trees.value(at, token);
                trees.put(element, name, value);
                wanted = !key || value.isString() && keys.contains(value.stringValue());
            }
        }
        return wanted && element.has("key") ? element : null;
    }
}
