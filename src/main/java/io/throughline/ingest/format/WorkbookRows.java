package io.throughline.ingest.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet below its header; blank ones are passed over. */
final class WorkbookRows implements RowReader {
    private final Workbook workbook;
    private final WorkbookFormat format;
    private final SheetCells cells;
    private final Row row;

    private WorkbookRows(Workbook workbook, WorkbookFormat format, SheetCells cells) {
        this.workbook = workbook;
        this.format = format;
        this.cells = cells;
        this.row = new Row(format.header().size());
    }

    /** @param workbook closed with the rows */
    static WorkbookRows open(Workbook workbook, WorkbookFormat format) throws IOException {
        try {
            WorkbookRows rows = new WorkbookRows(workbook, format, workbook.open(workbook.sheet(format.sheet())));
            boolean more = true;
            while (more && rows.cells.number() < format.headerRow()) {
                more = rows.cells.next();
            }
            return rows;
        } catch (IOException | RuntimeException failure) {
            workbook.close();
            throw failure;
        }
    }

    @Override
    public List<String> header() {
        return format.header();
    }

    @Override
    public List<String> titles() {
        return format.titles();
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!cells.next()) {
            return null;
        }
        row.begin(cells.number());
        for (int column = 0; column < cells.width() && row.fault == null; column++) {
            String cell = cells.text(column);
            if (cell.isEmpty()) {
                continue;
            }
            if (column >= row.columns()) {
                row.fault = "more cells than the header has";
            } else if (row.used() + cell.length() > Row.LIMIT) {
                row.fault = Row.TOO_LONG;
            } else {
                row.cell(column, cell.toCharArray(), 0, cell.length());
            }
        }
        return row;
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!format.others().isEmpty()) {
            notes.add("Sheet " + format.sheet() + " was read; not read: " + String.join(", ", format.others())
                    + ". The option sheet= names another.");
        }
        tell(notes, cells.errors(), "cells hold the error of a formula and were read as empty.");
        tell(
                notes,
                cells.unknown(),
                "cells hold a formula without its value and were read as empty; open the workbook in Excel and save it.");
        return notes;
    }

    private static void tell(List<String> notes, long count, String what) {
        if (count > 0) {
            notes.add(String.format(Locale.ROOT, "%,d ", count) + what);
        }
    }

    @Override
    public String text() {
        return RowReader.shorten(String.join(" | ", shown()));
    }

    @Override
    public String head() {
        return CsvText.line(format.header(), ',') + '\n';
    }

    @Override
    public String raw() {
        return CsvText.line(shown(), ',');
    }

    private List<String> shown() {
        return row.isMasked()
                ? IntStream.range(0, row.columns()).mapToObj(row::text).toList()
                : cells.row();
    }

    @Override
    public void close() throws IOException {
        cells.close();
        workbook.close();
    }
}
