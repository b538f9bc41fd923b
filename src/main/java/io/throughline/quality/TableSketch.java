package io.throughline.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Gathers what the columns of one table hold, row by row: {@link #begin}, its cells, {@link #begin} … */
public final class TableSketch {
    /** Under which rows are told that a mapping made of a file's records. */
    public static final String INTERACTIONS = "interactions";
    /** Columns that are looked at; a file of more has members of its own making. */
    private static final int MOST = 500;
    /** Different values of a column that are counted, of the first columns. */
    private static final int VALUES = 4_096;

    private static final int FEW = 64;

    private final String file;
    private final Set<String> personal;
    private final RuleRun rules;
    private final CellShape shape = new CellShape();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<ColumnSketch> columns = new ArrayList<>();
    /** The last row, from 1, of which a column has seen its cell. */
    private long[] rowOf = new long[16];

    private String table;
    private boolean made;
    private long rows;

    TableSketch(String table, RuleRun rules, Set<String> personal) {
        this.personal = personal;
        this.file = table;
        this.table = table;
        this.rules = rules;
    }

    /** What looks at rows with these columns. */
    public RuleRun.OfTable rules(List<String> header) {
        return rules.table(header);
    }

    /** This, for rows that a mapping made of the records of the file; before any column. */
    public TableSketch ofInteractions() {
        table = file.isEmpty() ? INTERACTIONS : file + ": " + INTERACTIONS;
        made = true;
        return this;
    }

    /** The place of a column, which is added where it is new; −1 where there are too many. */
    public int column(String name) {
        return column(name, false);
    }

    /** The same. @param masked whether no value may be shown, whatever a contract says */
    public int column(String name, boolean masked) {
        Integer known = places.get(name);
        if (known != null || columns.size() == MOST) {
            return known == null ? -1 : known;
        }
        int place = columns.size();
        places.put(name, place);
        columns.add(
                new ColumnSketch(table, name, place < FEW ? VALUES : VALUES / 8, masked || personal.contains(name)));
        rowOf = place < rowOf.length ? rowOf : Arrays.copyOf(rowOf, place * 2);
        return place;
    }

    /** Whether any row was told. */
    public boolean isTold() {
        return rows > 0;
    }

    /** The next row begins. */
    public void begin() {
        rows++;
        if (made) {
            rules.count();
        }
    }

    /** A cell of the row, its first one in this column. */
    public void cell(int column, char[] chars, int from, int to) {
        if (column < 0 || rowOf[column] == rows) {
            return;
        }
        ColumnSketch sketch = columns.get(column);
        catchUp(column, sketch, rows);
        if (from < to) {
            sketch.look(shape, chars, from, to);
        } else {
            sketch.lookEmpty();
        }
        rowOf[column] = rows;
    }

    private void catchUp(int column, ColumnSketch sketch, long row) {
        for (long missed = rowOf[column]; missed < row - 1; missed++) {
            sketch.lookEmpty();
        }
    }

    /** Cells of columns whose name fits, and whose text does. */
    long count(Predicate<String> name, Predicate<String> text) {
        return columns.stream()
                .filter(column -> name.test(column.name()))
                .mapToLong(column -> column.count(text))
                .max()
                .orElse(0);
    }

    List<ColumnProfile> finish() {
        Map<Long, List<String>> alike = new LinkedHashMap<>();
        for (int place = 0; place < columns.size(); place++) {
            ColumnSketch column = columns.get(place);
            catchUp(place, column, rows + 1);
            rowOf[place] = rows;
            if (!column.isEmpty()) {
                alike.computeIfAbsent(column.content(), any -> new ArrayList<>())
                        .add(column.name());
            }
        }
        return columns.stream()
                .map(column -> column.finish(rows, others(column, alike)))
                .toList();
    }

    private static List<String> others(ColumnSketch column, Map<Long, List<String>> alike) {
        return alike.getOrDefault(column.content(), List.of()).stream()
                .filter(name -> !column.isEmpty() && !name.equals(column.name()))
                .toList();
    }
}
