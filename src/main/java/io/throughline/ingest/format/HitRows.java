package io.throughline.ingest.format;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows whose cells are parted by tabs and ended by line feeds, each a part of the cell behind a backslash. */
final class HitRows implements RowReader {
    private final Reader reader;
    private final HitFormat format;
    private final Row row;
    private final char[] block = new char[1 << 16];
    private int position;
    private int filled;
    private char[] cell = new char[1024];
    private int length;
    private int total;
    private int column;
    private long line = 1;
    private long hits;
    private boolean ended;

    HitRows(Reader reader, HitFormat format) {
        this.reader = reader;
        this.format = format;
        this.row = new Row(format.header().size());
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
        column = 0;
        length = 0;
        total = 0;
        boolean more = true;
        while (more && (position < filled || fill())) {
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
        if (column < row.columns() && length > 0 && total <= Row.LIMIT) {
            row.cell(column, cell, 0, length);
        }
        column++;
        total++;
        length = 0;
    }

    private boolean fill() throws IOException {
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
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.columns() && text.length() <= SHOWN; i++) {
            text.append(i > 0 ? "\t" : "").append(row.text(i));
        }
        return RowReader.shorten(text.toString());
    }

    @Override
    public String head() {
        return String.join("\t", format.header()) + '\n';
    }

    @Override
    public String raw() {
        return CsvText.line(
                IntStream.range(0, Math.min(column, row.columns()))
                        .mapToObj(row::text)
                        .toList(),
                '\t');
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
