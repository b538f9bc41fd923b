package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of an Excel workbook (Office Open XML).
 *
 * @param sheet its name
 * @param headerRow number of the row with its columns' names
 * @param header the names
 * @param titles rows before it
 * @param others sheets with rows that are not read
 */
record WorkbookFormat(String sheet, long headerRow, List<String> header, List<String> titles, List<String> others)
        implements Format {
    private static final int TITLES = 30;
    /** Cells a header has at least where a title may stand before it. */
    private static final int CELLS = 3;

    /** @param asked name of the sheet; null: the first that has a header and a row below, hidden ones last */
    static WorkbookFormat look(String file, Source source, @Nullable String asked) throws IOException {
        try (Workbook workbook = Workbook.open(source.channel())) {
            List<WorkbookFormat> fitting = new ArrayList<>();
            for (Workbook.Sheet sheet : workbook.sheets()) {
                WorkbookFormat found = look(workbook, sheet);
                if (found != null) {
                    fitting.add(found);
                }
            }
            WorkbookFormat chosen = fitting.stream()
                    .filter(one -> asked == null || one.sheet.equalsIgnoreCase(asked.strip()))
                    .findFirst()
                    .orElseThrow(() -> refusal(file, asked, fitting));
            return new WorkbookFormat(
                    chosen.sheet,
                    chosen.headerRow,
                    chosen.header,
                    chosen.titles,
                    fitting.stream()
                            .map(WorkbookFormat::sheet)
                            .filter(name -> !name.equals(chosen.sheet))
                            .toList());
        }
    }

    private static ImportRefused refusal(String file, @Nullable String asked, List<WorkbookFormat> fitting) {
        if (asked == null) {
            return new ImportRefused(
                    file + " has no sheet with a header and rows below it; write the columns' names above the rows.");
        }
        List<String> names = fitting.stream().map(WorkbookFormat::sheet).toList();
        return new ImportRefused(file + " has no sheet \"" + asked + "\" with a header and rows; it has "
                + (names.isEmpty() ? "none" : String.join(", ", names)) + ".");
    }

    /** Null where it is no table: a header of two cells at least, and a row below it. */
    private static @Nullable WorkbookFormat look(Workbook workbook, Workbook.Sheet sheet) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        try (SheetCells cells = workbook.open(sheet)) {
            while (rows.size() <= TITLES && cells.next()) {
                rows.add(cells.row());
                numbers.add(cells.number());
            }
        }
        long most = rows.stream().mapToLong(WorkbookFormat::filled).max().orElse(0);
        for (int i = 0; i + 1 < rows.size() && most > 1; i++) {
            if (filled(rows.get(i)) >= Math.min(CELLS, most)) {
                return new WorkbookFormat(
                        sheet.name(),
                        numbers.get(i),
                        rows.get(i),
                        rows.subList(0, i).stream()
                                .map(row -> String.join(" ", row).strip())
                                .toList(),
                        List.of());
            }
        }
        return null;
    }

    private static long filled(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank()).count();
    }

    @Override
    public boolean isText() {
        return false;
    }

    @Override
    public boolean pointsOnly() {
        return false;
    }

    @Override
    public Set<String> reads() {
        return Set.of("sheet");
    }

    @Override
    public RowReader open(Source source) throws IOException {
        return ToldRows.of(WorkbookRows.open(Workbook.open(source.channel()), this), source);
    }

    @Override
    public String describe() {
        return "Excel workbook, sheet " + sheet;
    }
}
