package io.throughline.ingest.format;

import java.io.CharArrayWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;

/** Reads an object into the cells of a row. */
final class JsonCells {
    /** Stands where other rows have a text or number. */
    private static final char[] OBJECT = "{…}".toCharArray();

    private static final String TWICE = "a member stands twice with different values";

    private final JsonNames names;
    private final CharArrayWriter list = new CharArrayWriter();

    JsonCells(JsonNames names) {
        this.names = names;
    }

    /** Reads an object whose start is the current token to its end. */
    void read(JsonParser object, Row row) {
        read(names.root(), object, row);
    }

    private void read(JsonNames.Member in, JsonParser object, Row row) {
        while (object.nextToken() == JsonToken.PROPERTY_NAME) {
            JsonNames.Member member = in.member(object.currentName());
            JsonToken token = object.nextToken();
            if (member == null) {
                object.skipChildren();
            } else if (token == JsonToken.START_OBJECT) {
                if (member.column() >= 0) {
                    row.nest(member.column());
                    row.cell(member.column(), OBJECT, 0, OBJECT.length);
                }
                read(member, object, row);
            } else if (member.column() >= 0) {
                readCell(object, token, member.column(), row);
            }
        }
    }

    private void readCell(JsonParser object, JsonToken token, int column, Row row) {
        if (row.length(column) > 0) {
            readAgain(object, token, column, row);
        } else if (token == JsonToken.VALUE_NULL) {
            row.clear(column);
        } else if (token == JsonToken.START_ARRAY) {
            readList(object, column, row);
        } else if (fits(row, object.getStringLength())) {
            row.cell(column, object.getStringCharacters(), object.getStringOffset(), object.getStringLength());
        }
    }

    /** Which of two values is meant nobody can tell. */
    private static void readAgain(JsonParser object, JsonToken token, int column, Row row) {
        boolean same = token.isScalarValue() && row.text(column).equals(object.getString());
        object.skipChildren();
        row.fault = same ? row.fault : TWICE;
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
            row.cell(column, list.toCharArray(), 0, list.size());
        }
    }

    private static boolean fits(Row row, int length) {
        if (row.used() + length > Row.LIMIT) {
            row.fault = Row.TOO_LONG;
        }
        return row.fault == null;
    }
}
