package io.throughline.ingest.format;

import io.throughline.ingest.text.Characters;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** One JSON object a line; a line that is none is a refused row. */
final class JsonLineRows implements RowReader {
    static final String NO_OBJECT = "the line is not one JSON object";

    private final Lines lines;
    private final JsonNames names;
    private final JsonCells cells;
    private final Row row;

    private JsonLineRows(Reader text, JsonNames names) {
        this.lines = new Lines(text);
        this.names = names;
        this.cells = new JsonCells(names);
        this.row = new Row(names.header().size());
    }

    static JsonLineRows open(Reader text, JsonNames names) {
        return new JsonLineRows(text, names);
    }

    /** The members of all objects. Reads all of the text. */
    static JsonNames findNames(Reader text) throws IOException {
        JsonNames names = new JsonNames();
        Lines lines = new Lines(text);
        while (lines.next()) {
            if (lines.tooLong()) {
                continue;
            }
            try (JsonParser line = parser(lines)) {
                if (line.nextToken() == JsonToken.START_OBJECT) {
                    names.add(line);
                }
            } catch (JacksonException malformed) {
                continue;
            }
        }
        return names;
    }

    @Override
    public List<String> header() {
        return names.header();
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        row.begin(lines.line());
        if (lines.tooLong()) {
            row.fault = Row.TOO_LONG;
            return row;
        }
        try (JsonParser line = parser(lines)) {
            if (line.nextToken() == JsonToken.START_OBJECT) {
                cells.read(line, row);
                row.fault = line.nextToken() == null ? row.fault : NO_OBJECT;
            } else {
                row.fault = NO_OBJECT;
            }
        } catch (JacksonException malformed) {
            row.fault = NO_OBJECT;
        }
        return row;
    }

    @Override
    public String text() {
        return RowReader.shorten(
                row.isMasked() ? raw() : new String(lines.chars(), 0, Math.min(lines.length(), SHOWN + 1)));
    }

    @Override
    public String raw() {
        return row.isMasked() ? cells.written(row) : new String(lines.chars(), 0, lines.length());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    static JsonParser parser(Lines lines) {
        return JsonFormat.JSON.createParser(ObjectReadContext.empty(), lines.chars(), 0, length(lines));
    }

    /** Without the comma by which some programs part the lines. */
    static int length(Lines lines) {
        int end = lines.length();
        while (end > 0 && Characters.blank(lines.chars()[end - 1])) {
            end--;
        }
        return end > 0 && lines.chars()[end - 1] == ',' ? end - 1 : end;
    }
}
