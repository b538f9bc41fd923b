package io.throughline.ingest.format;

import io.throughline.ingest.text.Characters;
import io.throughline.quality.RowCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row as trimmed cells in one character buffer, reused from row to row so that reading allocates nothing. */
public final class Row implements RowCells {
    /** Bytes of UTF-8 a row may have. */
    public static final int LIMIT = 1 << 16;

    public static final String TOO_LONG = "row longer than 64 KiB";

    public char[] chars = new char[1024];
    public long line;

    @Nullable
    public String fault;

    /** The column that makes the row be refused; −1 where none does alone. */
    public int culprit = -1;

    private int[] from;
    private int[] to;
    private boolean[] nested;
    private boolean anyNested;
    private boolean masked;
    private int used;
    /** Column, beginning and end of cells as they came, of those that say something else. */
    private final List<int[]> came = new ArrayList<>();

    Row(int columns) {
        from = new int[columns];
        to = new int[columns];
        nested = new boolean[columns];
    }

    void begin(long line) {
        this.line = line;
        fault = null;
        culprit = -1;
        masked = false;
        used = 0;
        came.clear();
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
        if (anyNested) {
            Arrays.fill(nested, false);
            anyNested = false;
        }
    }

    /** Characters stored so far, blanks included. */
    int used() {
        return used;
    }

    int columns() {
        return from.length;
    }

    /** Stores a cell without the blanks around it. */
    void cell(int column, char[] source, int offset, int length) {
        if (used + length > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(used + length, chars.length * 2));
        }
        System.arraycopy(source, offset, chars, used, length);
        trim(column, length);
    }

    /** Stores a text without the blanks around it. */
    void cell(int column, String text) {
        int length = text.length();
        if (used + length > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(used + length, chars.length * 2));
        }
        text.getChars(0, length, chars, used);
        trim(column, length);
    }

    private void trim(int column, int length) {
        int start = used;
        used += length;
        int end = used;
        while (start < end && Characters.blank(chars[start])) {
            start++;
        }
        while (end > start && Characters.blank(chars[end - 1])) {
            end--;
        }
        from[column] = start;
        to[column] = end;
    }

    /** Says something else of a cell, until {@link #unset}. */
    public void set(int column, String text) {
        came.add(new int[] {column, from[column], to[column]});
        cell(column, text);
    }

    /** Says again what came, so that the record can be shown and kept. */
    public void unset() {
        for (int i = came.size() - 1; i >= 0; i--) {
            int[] cell = came.get(i);
            from[cell[0]] = cell[1];
            to[cell[0]] = cell[2];
        }
        came.clear();
    }

    /** Covers a cell with something in it. */
    public void mask(int column) {
        if (length(column) > 0) {
            cell(column, "***");
            nested[column] = false;
            masked = true;
        }
    }

    /** Whether cells were covered, so that the row is no longer as it came. */
    boolean isMasked() {
        return masked;
    }

    void clear(int column) {
        to[column] = from[column];
    }

    /** Says that a cell is an object or a list. */
    void nest(int column) {
        nested[column] = true;
        anyNested = true;
    }

    public boolean nested(int column) {
        return anyNested && column >= 0 && nested[column];
    }

    public int from(int column) {
        return from[column];
    }

    public int to(int column) {
        return to[column];
    }

    @Override
    public int length(int column) {
        return to[column] - from[column];
    }

    @Override
    public String text(int column) {
        return new String(chars, from[column], to[column] - from[column]);
    }

    /** Makes the columns wide enough for a header that is only now known. */
    void widen(int columns) {
        from = Arrays.copyOf(from, columns);
        to = Arrays.copyOf(to, columns);
        nested = Arrays.copyOf(nested, columns);
    }
}
