package io.throughline.ingest.format;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** JSON objects that may span lines; another value among them is a refused row. */
final class JsonValueRows implements RowReader {
    private final JsonValues values;
    private final JsonNames names;
    private final JsonCells cells;
    private final Row row;

    private JsonValueRows(JsonValues values, JsonNames names) {
        this.values = values;
        this.names = names;
        this.cells = new JsonCells(names);
        this.row = new Row(names.header().size());
    }

    static JsonValueRows open(Reader text, JsonFormat format) {
        return new JsonValueRows(new JsonValues(text, format), format.names());
    }

    /** The members of all objects. Reads all of the text. */
    static JsonNames findNames(Reader text, JsonFormat format) throws IOException {
        JsonNames names = new JsonNames();
        JsonValues values = new JsonValues(text, format);
        boolean more = true;
        while (more) {
            more = values.next(value -> {
                if (value.currentToken() == JsonToken.START_OBJECT) {
                    names.add(value);
                } else {
                    value.skipChildren();
                }
            });
        }
        return names;
    }

    @Override
    public List<String> header() {
        return names.header();
    }

    @Override
    public @Nullable Row next() throws IOException {
        return values.next(this::read) ? row : null;
    }

    @Override
    public List<String> notes() {
        return values.notes();
    }

    /** The cells by name, since the text is gone. */
    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < row.columns() && text.length() <= SHOWN; column++) {
            if (row.length(column) > 0) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(names.header().get(column))
                        .append(": ")
                        .append(row.text(column));
            }
        }
        return RowReader.shorten(text.toString());
    }

    /** One line of JSON with the cells as texts. */
    @Override
    public String raw() {
        return cells.written(row);
    }

    @Override
    public void close() throws IOException {
        values.close();
    }

    private void read(JsonParser value) {
        row.begin(value.currentTokenLocation().getLineNr());
        if (value.currentToken() == JsonToken.START_OBJECT) {
            cells.read(value, row);
        } else {
            row.fault = "the value is not a JSON object";
            value.skipChildren();
        }
    }
}
