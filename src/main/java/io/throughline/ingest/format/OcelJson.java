package io.throughline.ingest.format;

import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** OCEL as JSON: of version 2.0 with lists of events and objects, of 1.0 with both by their ids. Several logs may follow one another. */
final class OcelJson implements OcelLog {
    private static final Set<String> EVENTS = Set.of("events", "ocel:events");
    private static final Set<String> OBJECTS = Set.of("objects", "ocel:objects");

    private final JsonParser parser;
    private final JsonTrees trees = new JsonTrees();
    private boolean begun;
    private boolean inside;
    /** The event just read, as it stands in the log. */
    private JsonNode written = JsonNodeFactory.instance.objectNode();

    /** Whether it stands under its id. */
    private boolean named;

    private OcelJson(JsonParser parser) {
        this.parser = parser;
    }

    static OcelJson of(InputStream bytes) {
        return new OcelJson(JsonFormat.JSON.createParser(ObjectReadContext.empty(), bytes));
    }

    /** Whether a text that begins so is such a log. */
    static boolean isOne(byte[] start) {
        Set<String> names = new TreeSet<>();
        try (JsonParser head = JsonFormat.JSON.createParser(ObjectReadContext.empty(), start)) {
            if (head.nextToken() == JsonToken.START_OBJECT) {
                for (String name = head.nextName(); name != null; name = head.nextName()) {
                    names.add(name);
                    head.nextToken();
                    head.skipChildren();
                }
            }
        } catch (JacksonException cutOff) {
            return isOne(names);
        }
        return isOne(names);
    }

    private static boolean isOne(Set<String> names) {
        return names.stream().anyMatch(name -> name.startsWith("ocel:"))
                || names.contains("objectTypes")
                || names.contains("eventTypes");
    }

    @Override
    public void objects(BiConsumer<String, String> each) throws IOException {
        boolean more = true;
        while (more) {
            more = step(
                    OBJECTS,
                    (id, object) ->
                            each.accept(id.isEmpty() ? text(object, "id") : id, text(object, "type", "ocel:type")));
        }
    }

    @Override
    public boolean next(Event event) throws IOException {
        return step(EVENTS, (id, node) -> {
            written = node;
            named = !id.isEmpty();
            event.begin(parser.currentLocation().getLineNr());
            event.fault = trees.fault(node);
            event.id = id.isEmpty() ? text(node, "id") : id;
            event.activity = text(node, "type", "ocel:activity");
            event.time = text(node, "time", "ocel:timestamp");
            node.path("attributes").forEach(one -> event.attributes.putIfAbsent(text(one, "name"), text(one, "value")));
            node.path("ocel:vmap")
                    .propertyStream()
                    .forEach(one -> event.attributes.putIfAbsent(
                            one.getKey(), one.getValue().asString("")));
            node.path("relationships").forEach(one -> event.objects.add(text(one, "objectId")));
            node.path("ocel:omap").forEach(one -> event.objects.add(one.asString("")));
        });
    }

    @Override
    public String raw(Event event, Map<String, String> types) {
        ObjectNode log = JsonNodeFactory.instance.objectNode();
        if (named) {
            ObjectNode objects = log.putObject("ocel:objects");
            event.objects.stream()
                    .filter(types::containsKey)
                    .forEach(id -> objects.putObject(id).put("ocel:type", types.get(id)));
            log.putObject("ocel:events").putRawValue(event.id, new RawValue(trees.written(written)));
            return log.toString();
        }
        ArrayNode kinds = log.putArray("objectTypes");
        ArrayNode objects = log.putArray("objects");
        Set<String> told = new TreeSet<>();
        for (String id : new LinkedHashSet<>(event.objects)) {
            String type = types.get(id);
            if (type != null) {
                objects.addObject().put("id", id).put("type", type);
                if (told.add(type)) {
                    kinds.addObject().put("name", type);
                }
            }
        }
        log.putArray("events").addRawValue(new RawValue(trees.written(written)));
        return log.toString();
    }

    private static String text(JsonNode node, String... names) {
        for (String name : names) {
            String text = node.path(name).asString("");
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** Reads the next element of the members of one of these names, with the name it stands under; false at the end of the text. */
    private boolean step(Set<String> members, BiConsumer<String, JsonNode> each) throws IOException {
        try {
            if (!begun) {
                begun = true;
                parser.nextToken();
            }
            while (true) {
                if (!inside && !enter(members)) {
                    if (!another()) {
                        return false;
                    }
                    continue;
                }
                JsonToken token = parser.nextToken();
                inside = token != JsonToken.END_ARRAY && token != JsonToken.END_OBJECT;
                if (inside) {
                    String id = token == JsonToken.PROPERTY_NAME ? parser.currentName() : "";
                    if (token == JsonToken.PROPERTY_NAME) {
                        parser.nextToken();
                    }
                    trees.forget();
                    each.accept(id, trees.read(parser));
                    return true;
                }
            }
        } catch (JacksonIOException failure) {
            throw failure.getCause();
        } catch (JacksonException malformed) {
            throw new ImportRefused(
                    "The JSON cannot be read (" + JsonValues.words(malformed) + "); nothing was taken.", malformed);
        }
    }

    /** Moves into the log that follows; false at the end of the text. */
    private boolean another() {
        JsonToken token = parser.nextToken();
        if (token != null && token != JsonToken.START_OBJECT) {
            throw new ImportRefused("Behind the log stands what is none; nothing was taken, send logs alone.");
        }
        return token != null;
    }

    private boolean enter(Set<String> members) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            @Nullable JsonToken token = parser.nextToken();
            if (members.contains(name) && (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT)) {
                inside = true;
                return true;
            }
            parser.skipChildren();
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new ImportRefused("The JSON of the log ends too early; nothing was taken, send it whole.");
        }
        return false;
    }

    @Override
    public void close() {
        parser.close();
    }
}
