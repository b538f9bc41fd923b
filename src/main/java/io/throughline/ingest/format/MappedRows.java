package io.throughline.ingest.format;

import io.throughline.ingest.mapping.MappingRun;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The interactions of a foreign system's records as rows of a table. */
final class MappedRows implements RowReader {
    private final Records records;
    private final MappingRun run;
    private final Row row;
    private Iterator<String[]> waiting = List.<String[]>of().iterator();

    MappedRows(Records records, MappingRun run) {
        this.records = records;
        this.run = run;
        this.row = new Row(run.columns().size());
    }

    @Override
    public List<String> header() {
        return run.columns();
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (!waiting.hasNext()) {
            if (!records.next()) {
                return null;
            }
            String fault = records.fault();
            JsonNode record = records.node();
            if (fault != null || record == null) {
                row.begin(records.line());
                row.fault = fault;
                return row;
            }
            waiting = run.read(record).iterator();
        }
        String[] cells = waiting.next();
        row.begin(records.line());
        row.fault = run.fault();
        for (int column = 0; column < cells.length; column++) {
            if (row.used() + cells[column].length() > Row.LIMIT) {
                row.fault = Row.TOO_LONG;
                return row;
            }
            row.cell(column, cells[column].toCharArray(), 0, cells[column].length());
        }
        return row;
    }

    @Override
    public Map<String, Long> leftOut() {
        return run.leftOut();
    }

    @Override
    public List<String> notes() {
        return records.notes();
    }

    @Override
    public String text() {
        return records.text();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
