package io.throughline.ingest.format;

import io.throughline.journey.WholeText;
import java.io.CharArrayWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads an object into the cells of a row. */
final class JsonCells {
    /** Stands where other rows have a text or number. */
    private static final char[] OBJECT = "{…}".toCharArray();

    private final JsonNames names;
    /** The object in which each member was read last. */
    private final long[] readIn;

    private long objects;

    /** What stood first of members that stand twice, as JSON. */
    private final Map<JsonNames.Member, List<String>> replaced = new HashMap<>();

    private final CharArrayWriter list = new CharArrayWriter();

    JsonCells(JsonNames names) {
        this.names = names;
        this.readIn = new long[names.size()];
    }

    /** Reads an object whose start is the current token to its end. */
    void read(JsonParser object, Row row) {
        replaced.clear();
        read(names.root(), object, row);
    }

    /** The object as one line, with both values of a member that stands twice, of which none is told where cells are covered. */
    String written(Row row) {
        return object(names.root(), row);
    }

    private String object(JsonNames.Member in, Row row) {
        StringBuilder to = new StringBuilder("{");
        in.members().forEach((name, member) -> {
            List<String> before = replaced.getOrDefault(member, List.of());
            String value = value(member, row);
            before.forEach(one -> put(to, name, row.isMasked() ? "null" : one));
            if (!before.isEmpty() || !value.equals("null")) {
                put(to, name, value);
            }
        });
        return to.append('}').toString();
    }

    private static void put(StringBuilder to, String name, String value) {
        to.append(to.length() > 1 ? "," : "")
                .append(JsonNodeFactory.instance.stringNode(name))
                .append(':')
                .append(value);
    }

    private String value(JsonNames.Member member, Row row) {
        int column = member.column();
        boolean cell = column >= 0 && row.length(column) > 0;
        boolean nested = row.nested(column);
        if (cell && !(nested && row.chars[row.from(column)] == '{')) {
            String text = row.text(column);
            return nested ? text : JsonNodeFactory.instance.stringNode(text).toString();
        }
        String object = object(member, row);
        return cell || object.length() > 2 ? object : "null";
    }

    private void read(JsonNames.Member in, JsonParser object, Row row) {
        long mine = ++objects;
        while (object.nextToken() == JsonToken.PROPERTY_NAME) {
            JsonNames.Member member = in.member(object.currentName());
            object.nextToken();
            if (member == null) {
                object.skipChildren();
            } else if (readIn[member.place()] == mine) {
                readAgain(member, object, row);
            } else {
                readIn[member.place()] = mine;
                readValue(member, object, row);
            }
        }
    }

    private void readValue(JsonNames.Member member, JsonParser object, Row row) {
        JsonToken token = object.currentToken();
        int column = member.column();
        if (token == JsonToken.START_OBJECT) {
            if (column >= 0) {
                row.nest(column);
                row.cell(column, OBJECT, 0, OBJECT.length);
            }
            read(member, object, row);
        } else if (column < 0) {
            object.skipChildren();
        } else if (token == JsonToken.START_ARRAY) {
            readList(object, column, row);
        } else if (token != JsonToken.VALUE_NULL && fits(row, object.getStringLength())) {
            text(object, column, row);
        }
    }

    private static void text(JsonParser object, int column, Row row) {
        char[] chars = object.getStringCharacters();
        int from = object.getStringOffset();
        int to = from + object.getStringLength();
        for (int i = from; i < to; i++) {
            if (Character.isSurrogate(chars[i])) {
                row.cell(column, WholeText.of(new String(chars, from, to - from)));
                return;
            }
        }
        row.cell(column, chars, from, to - from);
    }

    /** Which of two values is meant nobody can tell; equal ones are one. */
    private void readAgain(JsonNames.Member member, JsonParser object, Row row) {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        texts(member, row, first);
        String written = value(member, row);
        clear(member, row);
        readValue(member, object, row);
        texts(member, row, second);
        if (!first.equals(second)) {
            row.fault = JsonTrees.TWICE;
            replaced.computeIfAbsent(member, same -> new ArrayList<>()).add(written);
        }
    }

    private static void texts(JsonNames.Member member, Row row, List<String> into) {
        into.add(member.column() < 0 ? "" : row.text(member.column()));
        member.members().values().forEach(inner -> texts(inner, row, into));
    }

    private static void clear(JsonNames.Member member, Row row) {
        if (member.column() >= 0) {
            row.clear(member.column());
        }
        member.members().values().forEach(inner -> clear(inner, row));
    }

    private void readList(JsonParser object, int column, Row row) {
        list.reset();
        try (JsonGenerator to = JsonFormat.JSON.createGenerator(ObjectWriteContext.empty(), list)) {
            int depth = 0;
            do {
                if (list.size() <= Row.LIMIT) {
                    to.copyCurrentEventExact(object);
                }
                JsonToken token = object.currentToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            } while (depth > 0 && object.nextToken() != null);
        }
        row.nest(column);
        if (fits(row, list.size())) {
            row.cell(column, WholeText.of(list.toString()));
        }
    }

    private static boolean fits(Row row, int length) {
        if (row.used() + length > Row.LIMIT) {
            row.fault = Row.TOO_LONG;
        }
        return row.fault == null;
    }
}
