package io.throughline.ingest.format;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Events of an object-centric log, each with its objects by type, and those that are the customers. */
final class OcelRecords extends Records {
    private final OcelLog log;
    private final Map<String, String> types;
    private final @Nullable String customers;
    private final OcelLog.Event event = new OcelLog.Event();
    private long unknown;

    /** @param customers type of the objects that are customers; null: left out */
    OcelRecords(OcelLog log, Map<String, String> types, @Nullable String customers) {
        this.log = log;
        this.types = types;
        this.customers = customers;
    }

    @Override
    boolean next() throws IOException {
        if (!log.next(event)) {
            return false;
        }
        line = event.line;
        build();
        return true;
    }

    private void build() {
        ObjectNode built = JsonNodeFactory.instance.objectNode();
        int length = 0;
        built.put("event", event.id);
        built.put("activity", event.activity);
        built.put("time", event.time);
        for (Map.Entry<String, String> one : event.attributes.entrySet()) {
            built.put("attribute:" + one.getKey(), one.getValue());
            length += one.getValue().length();
        }
        Set<String> mine = new LinkedHashSet<>();
        for (String id : event.objects) {
            String type = types.get(id);
            unknown += type == null ? 1 : 0;
            length += id.length();
            if (type != null && type.equals(customers)) {
                mine.add(id);
            } else if (type != null) {
                String column = "object:" + type;
                JsonNode before = built.get(column);
                built.put(column, before == null ? id : before.stringValue() + ", " + id);
            }
        }
        if (customers != null) {
            ArrayNode list = built.putArray("ocel:customers");
            mine.forEach(list::add);
        }
        node = built;
        fault = length > Row.LIMIT ? Row.TOO_LONG : event.fault;
    }

    @Override
    String text() {
        return RowReader.shorten(String.valueOf(node));
    }

    /** With the types of its objects, so that it can be read without the rest of the log. */
    @Override
    String raw() {
        return log.raw(event, types);
    }

    @Override
    String head() {
        return log.head();
    }

    @Override
    List<String> notes() {
        return unknown == 0
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT, "%,d times events name objects that the log does not describe.", unknown));
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
