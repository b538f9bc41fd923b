package io.throughline.ingest.format;

import io.throughline.ingest.mapping.Reads;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows whose cells are parted by tabs and ended by line feeds, each a part of the cell behind a backslash. */
final class HitRows implements RowReader {
    /** What may stand behind a backslash, and below it what that is. */
    private static final String ESCAPED = "\tt\nn\\";

    private static final String MEANT = "\t\t\n\n\\";

    private final Reader reader;
    private final HitFormat format;
    private final Row row;
    private final boolean[] kept;
    private final char[] block = new char[1 << 16];
    /** What lay of the current row in the block before. */
    private final StringBuilder carried = new StringBuilder();
    /** Where the current row begins in the block. */
    private int begun;

    private int position;
    private int filled;
    private char[] cell = new char[1024];
    private int length;
    private int total;
    private int column;
    private long line = 1;
    private long hits;
    private boolean ended;

    /** @param reads columns whose cells are kept; null: all */
    HitRows(Reader reader, HitFormat format, @Nullable Reads reads) {
        this.reader = reader;
        this.format = format;
        this.row = new Row(format.header().size());
        this.kept = new boolean[format.header().size()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = reads == null || reads.reads(format.header().get(i));
        }
    }

    @Override
    public List<String> header() {
        return format.header();
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (position == filled && !fill()) {
            ended = true;
            return null;
        }
        row.begin(line);
        carried.setLength(0);
        begun = position;
        column = 0;
        length = 0;
        total = 0;
        boolean more = true;
        while (more && (position < filled || fill())) {
            if (length == 0 && wholeCell()) {
                continue;
            }
            char c = block[position++];
            switch (c) {
                case '\t' -> endCell();
                case '\n' -> {
                    line++;
                    more = false;
                }
                case '\\' -> escape();
                default -> append(c);
            }
        }
        endRow();
        hits++;
        return row;
    }

    /** Takes a cell that ends with a tab in the block and has nothing behind a backslash, at once; false where it is another. */
    private boolean wholeCell() {
        int end = position;
        while (end < filled && block[end] > '\\' || end < filled && isPlain(block[end])) {
            end++;
        }
        if (end == filled || block[end] != '\t') {
            return false;
        }
        int size = end - position;
        total += size + 1;
        if (column < kept.length && kept[column] && size > 0 && total <= Row.LIMIT) {
            row.cell(column, block, position, size);
        }
        column++;
        position = end + 1;
        return true;
    }

    private static boolean isPlain(char c) {
        return c != '\t' && c != '\n' && c != '\\';
    }

    private void endRow() {
        if (length > 0 && cell[length - 1] == '\r') {
            length--;
        }
        endCell();
        if (total > Row.LIMIT) {
            row.fault = Row.TOO_LONG;
        } else if (column > row.columns()) {
            row.fault = "more cells than the " + row.columns() + " columns of the feed";
        } else if (column < row.columns() && format.strict()) {
            row.fault = column + " cells instead of the " + row.columns() + " columns of the feed";
        }
    }

    /** What stands behind a backslash; one before any other character is a character itself. */
    private void escape() throws IOException {
        if (position == filled && !fill()) {
            append('\\');
            return;
        }
        char c = block[position++];
        switch (c) {
            case '\t', 't' -> append('\t');
            case '\n' -> {
                line++;
                append('\n');
            }
            case 'n' -> append('\n');
            case '\\' -> append('\\');
            default -> {
                append('\\');
                append(c);
            }
        }
    }

    private void append(char c) {
        if (total++ > Row.LIMIT) {
            return;
        }
        if (length == cell.length) {
            cell = Arrays.copyOf(cell, length * 2);
        }
        cell[length++] = c;
    }

    private void endCell() {
        if (column < kept.length && kept[column] && length > 0 && total <= Row.LIMIT) {
            row.cell(column, cell, 0, length);
        }
        column++;
        total++;
        length = 0;
    }

    private boolean fill() throws IOException {
        carried.append(block, begun, Math.min(filled - begun, Math.max(0, Row.LIMIT - carried.length())));
        begun = 0;
        position = 0;
        filled = Math.max(0, reader.read(block, 0, block.length));
        return filled > 0;
    }

    @Override
    public List<String> notes() {
        return !ended || format.hits() < 0 || format.hits() == hits
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "CHECK: %s has %,d hits, its manifest says %,d; ask for the delivery again.",
                        format.file(),
                        hits,
                        format.hits()));
    }

    @Override
    public String text() {
        return RowReader.shorten(written());
    }

    /** The row as the feed has it. */
    private String written() {
        int end = position > begun && block[position - 1] == '\n' ? position - 1 : position;
        return carried.toString() + new String(block, begun, Math.max(0, end - begun));
    }

    @Override
    public String head() {
        return String.join("\t", format.header()) + '\n';
    }

    /** Cells in quotes, since a row with its header is read as a table, which knows no tab behind a backslash. */
    @Override
    public String raw() {
        List<String> cells = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String written = written().replaceAll("\\r\\z", "");
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            int escaped = c == '\\' && i + 1 < written.length() ? ESCAPED.indexOf(written.charAt(i + 1)) : -1;
            if (c == '\t') {
                cells.add(text.toString());
                text.setLength(0);
            } else if (escaped < 0) {
                text.append(c);
            } else {
                text.append(MEANT.charAt(escaped));
                i++;
            }
        }
        cells.add(text.toString());
        return CsvText.line(cells, '\t');
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
