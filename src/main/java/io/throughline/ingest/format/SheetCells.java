package io.throughline.ingest.format;

import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Goes over the rows of a sheet that hold anything, each cell as a text. */
final class SheetCells implements AutoCloseable {
    private static final int MAX_COLUMNS = 16_384;

    private final Workbook workbook;
    private final InputStream bytes;
    private final Xml xml;
    private final StringBuilder text = new StringBuilder();
    private String[] cells = new String[16];
    private int width;
    private long number;
    private long errors;
    private long unknown;

    SheetCells(Workbook workbook, InputStream bytes, Xml xml) {
        this.workbook = workbook;
        this.bytes = bytes;
        this.xml = xml;
    }

    /** Moves to the next row with anything in it; false behind the last, once the whole part has been read. */
    boolean next() throws IOException {
        while (xml.next()) {
            if (xml.starts("row")) {
                readRow();
                if (IntStream.range(0, width).anyMatch(column -> !text(column).isBlank())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Of the row in the sheet, from 1. */
    long number() {
        return number;
    }

    int width() {
        return width;
    }

    /** Empty where there is none. */
    String text(int column) {
        return column < width && cells[column] != null ? cells[column] : "";
    }

    List<String> row() {
        return IntStream.range(0, width).mapToObj(this::text).map(String::strip).toList();
    }

    /** Cells with the error of a formula. */
    long errors() {
        return errors;
    }

    /** Cells with a formula that was never worked out. */
    long unknown() {
        return unknown;
    }

    private void readRow() throws IOException {
        Arrays.fill(cells, 0, width, null);
        width = 0;
        number = whole(xml.attribute("r"), number + 1);
        while (xml.next() && !xml.ends("row")) {
            if (xml.starts("c")) {
                int column = column(xml.attribute("r"), width);
                String cell = readCell();
                if (!cell.isEmpty()) {
                    put(column, cell);
                } else {
                    width = Math.max(width, column + 1);
                    put(column, "");
                }
            } else if (xml.starts()) {
                xml.skip();
            }
        }
    }

    private void put(int column, String cell) {
        if (column >= cells.length) {
            cells = Arrays.copyOf(cells, Math.min(MAX_COLUMNS, Math.max(column + 1, cells.length * 2)));
        }
        cells[column] = cell;
        width = Math.max(width, column + 1);
    }

    private String readCell() throws IOException {
        String type = String.valueOf(xml.attribute("t"));
        String style = xml.attribute("s");
        boolean formula = false;
        boolean valued = false;
        text.setLength(0);
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("v") || xml.starts("t")) {
                valued = true;
                xml.text(text, Row.LIMIT + 1);
            } else if (xml.starts("f")) {
                formula = true;
                xml.skip();
            } else if (xml.starts() && !xml.starts("is") && !xml.starts("r")) {
                xml.skip();
            }
        }
        unknown += formula && !valued ? 1 : 0;
        return valued ? value(type, (int) whole(style, 0)) : "";
    }

    private String value(String type, int style) {
        String raw = text.toString();
        return switch (type) {
            case "s" -> workbook.text((int) whole(raw.strip(), -1));
            case "b" -> raw.strip().equals("1") ? "true" : "false";
            case "e" -> {
                errors++;
                yield "";
            }
            case "str", "inlineStr", "d" -> raw;
            default -> workbook.styles().write(raw.strip(), style);
        };
    }

    /** Such as 27 for AB7, from 0. */
    private static int column(@Nullable String reference, int next) {
        int column = 0;
        int at = 0;
        while (reference != null && at < reference.length() && column <= MAX_COLUMNS) {
            char letter = Character.toUpperCase(reference.charAt(at++));
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            column = column * 26 + letter - 'A' + 1;
        }
        int found = column == 0 ? next : column - 1;
        if (found >= MAX_COLUMNS) {
            throw new ImportRefused("The sheet has a cell outside of the " + MAX_COLUMNS
                    + " columns that a workbook can have; nothing was taken.");
        }
        return found;
    }

    private static long whole(@Nullable String text, long otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    @Override
    public void close() throws IOException {
        xml.close();
        bytes.close();
    }
}
