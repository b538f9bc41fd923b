package io.throughline.ingest;

import io.throughline.journey.ImportReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file as an import would read it; nothing is kept.
 *
 * @param format what the file turned out to be, with its encoding
 * @param columns in the order of the file
 * @param rows cells of the first rows, column by column
 * @param report what an import of these rows would report; its id is empty; null where it would be refused
 * @param fault why it would be refused as a whole; null where it would not
 */
public record FilePreview(
        String format,
        List<Column> columns,
        List<List<String>> rows,
        @Nullable ImportReport report,
        @Nullable String fault) {
    public FilePreview {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A column.
     *
     * @param use the option it serves, such as {@code customer} or {@code trait.age}; {@code attribute}, or {@code ignore}; empty where the file would be refused
     */
    public record Column(String name, String use) {}
}
