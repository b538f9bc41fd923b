package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import io.throughline.journey.KeptRows;
import io.throughline.quality.RuleRun;
import io.throughline.quality.TableSketch;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows that are told to a profile as they stand in the file; those that break a rule come with a fault. */
final class ToldRows implements RowReader {
    private final RowReader rows;
    private final TableSketch sketch;
    private final RuleRun.OfTable rules;
    private final int[] columns;

    private ToldRows(RowReader rows, TableSketch sketch) {
        this.rows = rows;
        this.sketch = sketch;
        this.rules = sketch.rules(rows.header());
        this.columns = rows.header().stream().mapToInt(sketch::column).toArray();
    }

    /** The rows themselves where nobody asks, or has been told already. */
    static RowReader of(RowReader rows, Source source) {
        TableSketch sketch = source.sketch();
        return sketch == null || sketch.isTold() ? rows : new ToldRows(rows, sketch);
    }

    @Override
    public @Nullable Row next() throws IOException {
        Row row = rows.next();
        if (row != null) {
            sketch.begin();
            for (int column = 0; column < columns.length; column++) {
                sketch.cell(columns[column], row.chars, row.from(column), row.to(column));
            }
            if (row.fault == null) {
                row.fault = rules.look(row.line, row);
            }
        }
        return row;
    }

    @Override
    public List<String> header() {
        return rows.header();
    }

    @Override
    public List<String> titles() {
        return rows.titles();
    }

    @Override
    public Map<String, Long> leftOut() {
        return rows.leftOut();
    }

    @Override
    public Map<String, Long> duplicates() {
        return rows.duplicates();
    }

    @Override
    public boolean continues() {
        return rows.continues();
    }

    @Override
    public void taken() {
        rows.taken();
    }

    @Override
    public List<String> notes() {
        return rows.notes();
    }

    @Override
    public void whenSkipped(Skipped listener) {
        rows.whenSkipped(listener);
    }

    @Override
    public void whenLeftOut(Consumer<Row> listener) {
        rows.whenLeftOut(listener);
    }

    @Override
    public String head() {
        return rows.head();
    }

    @Override
    public String raw() {
        return rows.raw();
    }

    @Override
    public KeptRows.Original original(long line) {
        return rows.original(line);
    }

    @Override
    public String text() {
        return rows.text();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
