package io.throughline.ingest;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON object a line. Nested values keep their JSON text; a line that is no object is a refused row. */
final class NdjsonRows implements Rows {
    private static final String NO_OBJECT = "the line is not one JSON object";

    private final JsonFactory json = new JsonFactory();
    private final Lines lines;
    private final List<String> header;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Row row;

    private NdjsonRows(Reader text, List<String> header) {
        this.lines = new Lines(text);
        this.header = List.copyOf(header);
        this.row = new Row(header.size());
        for (String name : header) {
            columns.putIfAbsent(name, columns.size());
        }
    }

    /** Rows under a header found by {@link #findHeader}. */
    static NdjsonRows open(Reader text, List<String> header) {
        return new NdjsonRows(text, header);
    }

    /** Every key of any object, in order of first use. Reads all of the text. */
    static List<String> findHeader(Reader text) throws IOException {
        java.util.Set<String> names = new java.util.LinkedHashSet<>();
        Lines lines = new Lines(text);
        JsonFactory json = new JsonFactory();
        while (lines.next()) {
            if (lines.tooLong()) {
                continue;
            }
            try (JsonParser parser = json.createParser(ObjectReadContext.empty(), lines.chars(), 0, lines.length())) {
                addNames(parser, names);
            } catch (JacksonException malformed) {
                continue;
            }
        }
        return List.copyOf(names);
    }

    private static void addNames(JsonParser parser, java.util.Set<String> names) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            names.add(parser.currentName());
            parser.nextToken();
            parser.skipChildren();
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        row.begin(lines.line());
        if (lines.tooLong()) {
            row.fault = "row longer than 64 KiB";
            return row;
        }
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), lines.chars(), 0, lines.length())) {
            readObject(parser);
        } catch (JacksonException malformed) {
            row.fault = NO_OBJECT;
        }
        return row;
    }

    @Override
    public String text() {
        return Rows.shorten(new String(lines.chars(), 0, Math.min(lines.length(), SHOWN + 1)));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void readObject(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            row.fault = NO_OBJECT;
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            Integer column = columns.get(parser.currentName());
            JsonToken token = parser.nextToken();
            if (column == null) {
                parser.skipChildren();
            } else {
                readCell(parser, token, column);
            }
        }
        if (parser.nextToken() != null) {
            row.fault = NO_OBJECT;
        }
    }

    private void readCell(JsonParser parser, JsonToken token, int column) {
        if (token == JsonToken.VALUE_NULL) {
            row.clear(column);
        } else if (token.isStructStart()) {
            int start = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            int end = (int) parser.currentLocation().getCharOffset();
            row.cell(column, lines.chars(), start, end - start);
        } else {
            row.cell(column, parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
        }
    }
}
