package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import io.throughline.ingest.mapping.MappingRun;
import io.throughline.journey.KeptRows;
import io.throughline.quality.RuleRun;
import io.throughline.quality.TableSketch;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are told to a profile: as they stand in the file, those that break a rule with a fault; or as a mapping made them of records that are no
 * table, which no rule looks at.
 */
final class ToldRows implements RowReader {
    private final RowReader rows;
    private final TableSketch sketch;
    private final RuleRun.@Nullable OfTable rules;
    private final int[] columns;

    private ToldRows(RowReader rows, TableSketch sketch, RuleRun.@Nullable OfTable rules, int[] columns) {
        this.rows = rows;
        this.sketch = sketch;
        this.rules = rules;
        this.columns = columns;
    }

    /** The rows themselves where nobody asks, or has been told already. */
    static RowReader of(RowReader rows, Source source) {
        TableSketch sketch = source.sketch();
        return sketch == null || sketch.isTold()
                ? rows
                : new ToldRows(
                        rows,
                        sketch,
                        sketch.rules(rows.header()),
                        rows.header().stream().mapToInt(sketch::column).toArray());
    }

    /** What a mapping made of records. A layout that is a table has told its own columns already. */
    static RowReader mapped(RowReader rows, Format layout, Source source) {
        TableSketch sketch = source.sketch();
        boolean records = layout instanceof JsonFormat || layout instanceof TreeFormat || layout instanceof HitFormat;
        if (sketch == null || !records) {
            return rows;
        }
        TableSketch told = sketch.ofInteractions();
        int[] columns = rows.header().stream()
                .mapToInt(name -> told.column(name, isPerson(name)))
                .toArray();
        return new ToldRows(rows, told, null, columns);
    }

    /** Whether a column of a mapping says who somebody is: a contract names it as the file does, so that its mark would not be met here. */
    private static boolean isPerson(String column) {
        return column.equals(Role.CUSTOMER.option()) || column.startsWith(MappingRun.IDENTIFIER);
    }

    @Override
    public @Nullable Row next() throws IOException {
        Row row = rows.next();
        if (row != null && (rules != null || row.fault == null)) {
            sketch.begin();
            for (int column = 0; column < columns.length; column++) {
                sketch.cell(columns[column], row.chars, row.from(column), row.to(column));
            }
            if (rules != null && row.fault == null) {
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
    public List<LookedUp> lookedUp() {
        return rows.lookedUp();
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
