package io.throughline.ingest.format;

import io.throughline.ingest.mapping.MappingRun;
import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The interactions of a foreign system's records as rows of a table. */
final class MappedRows implements RecordRows {
    private final FormedRecords records;
    private final MappingRun run;
    private final Row row;
    private Iterator<String[]> waiting = List.<String[]>of().iterator();
    private Skipped listener = (fate, line, reason) -> {};
    private Consumer<Row> identified = row -> {};
    private boolean ahead;
    private boolean continues;

    private MappedRows(FormedRecords records) throws IOException {
        this.records = records;
        this.run = records.run();
        this.row = new Row(run.columns().size());
        this.ahead = records.next();
    }

    /** @throws ImportRefused where the first record tells that nothing can be taken */
    static MappedRows of(FormedRecords records) throws IOException {
        MappedRows rows = new MappedRows(records);
        JsonNode first = rows.ahead && records.fault() == null ? records.node() : null;
        if (first != null) {
            rows.run.requireUsable(first);
        }
        return rows;
    }

    @Override
    public FormedRecords records() {
        return records;
    }

    @Override
    public List<String> header() {
        return run.columns();
    }

    @Override
    public @Nullable Row next() throws IOException {
        continues = waiting.hasNext();
        while (!waiting.hasNext()) {
            if (!ahead && !records.next()) {
                return null;
            }
            ahead = false;
            String fault = records.fault();
            JsonNode record = records.node();
            if (fault != null || record == null) {
                row.begin(records.line());
                row.fault = fault;
                return row;
            }
            waiting = run.read(record).iterator();
            if (run.skippedAs() != null) {
                listener.skip(run.skippedAs(), records.line(), run.skippedFor());
                run.identifiers().ifPresent(cells -> {
                    fill(cells);
                    identified.accept(row);
                });
            }
        }
        fill(waiting.next());
        return row;
    }

    private void fill(String[] cells) {
        row.begin(records.line());
        row.fault = run.fault();
        for (int column = 0; column < cells.length; column++) {
            if (row.used() + cells[column].length() > Row.LIMIT) {
                row.fault = Row.TOO_LONG;
                return;
            }
            row.cell(column, cells[column]);
        }
    }

    @Override
    public void whenSkipped(Skipped next) {
        listener = next;
    }

    @Override
    public void whenLeftOut(Consumer<Row> next) {
        identified = next;
    }

    @Override
    public List<LookedUp> lookedUp() {
        return records.lookedUp();
    }

    @Override
    public boolean continues() {
        return continues;
    }

    @Override
    public void taken() {
        run.taken();
    }

    @Override
    public Map<String, Long> leftOut() {
        return run.leftOut();
    }

    @Override
    public Map<String, Long> duplicates() {
        return run.duplicates();
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(records.notes());
        notes.addAll(run.notes());
        return notes;
    }
}
