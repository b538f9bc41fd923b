package io.throughline.ingest.format;

import io.throughline.ingest.mapping.Reads;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line; a line that is none is a fault. Where a mapping says what it reads, nothing else is kept of them. */
final class JsonLineRecords extends Records {
    private static final JsonMapper WRITTEN = new JsonMapper(JsonFormat.JSON);

    private final Lines lines;
    private final JsonTrees trees = new JsonTrees();
    private final @Nullable Projection projection;
    private final boolean wholeText;

    /** @param reads null: all */
    JsonLineRecords(Lines lines, @Nullable Reads reads) {
        this.lines = lines;
        this.projection = reads == null || reads.whole() ? null : new Projection(reads, trees);
        this.wholeText = reads != null && reads.text();
    }

    @Override
    boolean next() throws IOException {
        if (!lines.next()) {
            return false;
        }
        line = lines.line();
        node = null;
        fault = lines.tooLong() ? Row.TOO_LONG : null;
        if (fault == null) {
            try (JsonParser parser = JsonLineRows.parser(lines)) {
                JsonNode read = parser.nextToken() == JsonToken.START_OBJECT ? read(parser) : null;
                node = parser.nextToken() == null ? read : null;
            } catch (JacksonException malformed) {
                node = null;
            }
            fault = node == null ? JsonLineRows.NO_OBJECT : trees.fault(node);
        }
        return true;
    }

    private JsonNode read(JsonParser object) {
        trees.forget();
        if (projection == null) {
            return trees.read(object);
        }
        String written = wholeText ? new String(lines.chars(), 0, JsonLineRows.length(lines)).strip() : "";
        LineRecord record =
                new LineRecord(written, () -> WRITTEN.readTree(written).toString());
        projection.read(object, record);
        return record;
    }

    @Override
    String text() {
        return RowReader.shorten(new String(lines.chars(), 0, Math.min(lines.length(), RowReader.SHOWN + 1)));
    }

    @Override
    String raw() {
        return new String(lines.chars(), 0, lines.length());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
