package io.throughline.ingest;

import io.throughline.ingest.FilePreview.Column;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.delivery.FileSource;
import io.throughline.ingest.format.Content;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.format.RowReader;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.record.RecordKind;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a file by the pipeline of imports, into a log that keeps nothing. */
final class PreviewService {
    private static final int SHOWN_ROWS = 20;
    private static final int BUFFER = 1 << 16;

    private final ImportService imports = new ImportService(new ForgetfulLog(), ImportSettings.of(BUFFER, true));

    /**
     * What an import of the file would make of it.
     *
     * @throws ImportRefused where nothing of the file can be read
     */
    public FilePreview preview(ImportFile file, ImportOptions options) {
        Content content = Content.detect(file, options.encoding());
        try {
            content = content.survey();
            try (FileSource source = content.open();
                    RowReader rows = content.format().open(source)) {
                List<String> header = List.copyOf(rows.header());
                return read(file, options, content.describe(), header, first(rows, header.size()));
            }
        } catch (IOException failure) {
            throw Content.refusal(file, failure);
        }
    }

    private FilePreview read(
            ImportFile file, ImportOptions options, String format, List<String> header, List<List<String>> rows) {
        try {
            List<Column> columns = columns(header, options);
            return new FilePreview(
                    format, columns, rows, imports.importFile(file, options, (bytesRead, bytes, read) -> {}), null);
        } catch (ImportRefused refused) {
            List<Column> columns =
                    header.stream().map(name -> new Column(name, "")).toList();
            return new FilePreview(format, columns, rows, null, String.valueOf(refused.getMessage()));
        }
    }

    private static List<List<String>> first(RowReader rows, int columns) throws IOException {
        List<List<String>> first = new ArrayList<>();
        for (Row row = rows.next(); row != null && first.size() < SHOWN_ROWS; row = rows.next()) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                cells.add(RowReader.shorten(row.text(column)));
            }
            first.add(cells);
        }
        return first;
    }

    private static List<Column> columns(List<String> header, ImportOptions options) {
        List<String> uses = RecordKind.of(header, options).uses(header, options);
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            columns.add(new Column(header.get(column), uses.get(column)));
        }
        return columns;
    }
}
