package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import io.throughline.ingest.mapping.Reads;
import io.throughline.ingest.mapping.SourceMapping;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The records of a file as trees, whatever its format. */
abstract class Records implements AutoCloseable {
    /** Null where the record is none. */
    protected @Nullable JsonNode node;

    protected @Nullable String fault;
    protected long line;

    /** The next record, also one with a {@link #fault}; false at the end. */
    abstract boolean next() throws IOException;

    @Nullable
    JsonNode node() {
        return node;
    }

    @Nullable
    String fault() {
        return fault;
    }

    long line() {
        return line;
    }

    /** As it stands in the file, shortened. */
    String text() {
        return RowReader.shorten(raw());
    }

    /** As it stands in the file, whole. */
    String raw() {
        return String.valueOf(node);
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

    /** @param reads what is read of them; null: all */
    static Records of(Format format, Source source, SourceMapping.Shape shape, @Nullable Reads reads)
            throws IOException {
        if (format instanceof JsonFormat json) {
            Reader text = source.text();
            return json.layout() == JsonFormat.Layout.LINES
                    ? new JsonLineRecords(new Lines(text), reads)
                    : new JsonRecords(new JsonValues(text, json));
        }
        if (format instanceof TreeFormat tree) {
            return tree.records(source, false);
        }
        return format instanceof HitFormat hits
                ? new TableRecords(new HitRows(source.text(), hits, reads), shape, reads)
                : new TableRecords(format.open(source), shape, reads);
    }
}
