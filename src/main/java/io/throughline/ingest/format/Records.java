package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import io.throughline.ingest.mapping.SourceMapping;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The records of a file as trees, whatever its format. */
abstract class Records implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper(JsonFormat.JSON);
    /** One of several values that follow one another. */
    private static final ObjectReader ONE = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The next record, also one with a {@link #fault}; false at the end. */
    abstract boolean next() throws IOException;

    /** Null where the record is none. */
    abstract @Nullable JsonNode node();

    abstract @Nullable String fault();

    abstract long line();

    /** As it stands in the file, shortened. */
    abstract String text();

    /** As it stands in the file, whole. */
    String raw() {
        return text();
    }

    /** What stands before the records. */
    String head() {
        return "";
    }

    @Override
    public abstract void close() throws IOException;

    /** Columns of a table, as the mapping spells them. */
    List<String> columns() {
        return List.of();
    }

    /** Lines before the header. */
    List<String> titles() {
        return List.of();
    }

    /** What else the report should say once the last record is read. */
    List<String> notes() {
        return List.of();
    }

    /** @param reads members that are read; null: all */
    static Records of(Format format, Source source, SourceMapping.Shape shape, @Nullable Set<String> reads)
            throws IOException {
        if (format instanceof JsonFormat json) {
            Reader text = source.text();
            return json.layout() == JsonFormat.Layout.LINES
                    ? new JsonLines(new Lines(text))
                    : new JsonTrees(new JsonValues(text, json));
        }
        if (format instanceof TreeFormat tree) {
            return tree.records(source, false);
        }
        return format instanceof HitFormat hits
                ? new TableRecords(new HitRows(source.text(), hits, reads), shape, reads)
                : new TableRecords(format.open(source), shape, reads);
    }

    private static final class JsonLines extends Records {
        private final Lines lines;
        private @Nullable JsonNode node;
        private @Nullable String fault;

        JsonLines(Lines lines) {
            this.lines = lines;
        }

        @Override
        boolean next() throws IOException {
            if (!lines.next()) {
                return false;
            }
            node = null;
            fault = lines.tooLong() ? Row.TOO_LONG : null;
            if (fault == null) {
                try (JsonParser line =
                        JsonFormat.JSON.createParser(ObjectReadContext.empty(), lines.chars(), 0, lines.length())) {
                    JsonNode read = line.nextToken() == JsonToken.START_OBJECT ? ONE.readTree(line) : null;
                    node = line.nextToken() == null ? read : null;
                } catch (JacksonException malformed) {
                    node = null;
                }
                fault = node == null ? JsonLineRows.NO_OBJECT : null;
            }
            return true;
        }

        @Override
        @Nullable
        JsonNode node() {
            return node;
        }

        @Override
        @Nullable
        String fault() {
            return fault;
        }

        @Override
        long line() {
            return lines.line();
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

    private static final class JsonTrees extends Records {
        private final JsonValues values;
        private @Nullable JsonNode node;
        private long line;

        JsonTrees(JsonValues values) {
            this.values = values;
        }

        @Override
        boolean next() throws IOException {
            return values.next(value -> {
                line = value.currentTokenLocation().getLineNr();
                boolean object = value.currentToken() == JsonToken.START_OBJECT;
                JsonNode read = ONE.readTree(value);
                node = object ? read : null;
            });
        }

        @Override
        @Nullable
        JsonNode node() {
            return node;
        }

        @Override
        @Nullable
        String fault() {
            return node == null ? "the value is not a JSON object" : null;
        }

        @Override
        long line() {
            return line;
        }

        @Override
        String text() {
            return RowReader.shorten(String.valueOf(node));
        }

        @Override
        String raw() {
            return String.valueOf(node);
        }

        @Override
        public void close() throws IOException {
            values.close();
        }
    }
}
