package io.throughline.ingest.format;

import io.throughline.ingest.text.Characters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cells whose quotes do not stand at their beginning, so that the parser leaves them and parts the cell at delimiters inside of it: behind
 * blanks, or as a spreadsheet's text {@code ="00123"}.
 */
final class WrappedCells {
    private final String delimiter;
    /** Cells as they were parted, since one opened a quote that none has closed. */
    private final List<String> parts = new ArrayList<>();

    WrappedCells(char delimiter) {
        this.delimiter = String.valueOf(delimiter);
    }

    /** Whether a cell that is not held begins in this way. @param quoted the parser has taken quotes off already */
    static boolean opens(char[] c, int from, int size, boolean quoted) {
        int to = from + size;
        int at = from;
        while (at < to && !quoted && Characters.blank(c[at])) {
            at++;
        }
        boolean text = at + 1 < to && c[at] == '=' && c[at + 1] == '"';
        return text || at > from && at < to && c[at] == '"';
    }

    boolean isOpen() {
        return !parts.isEmpty();
    }

    /** Takes a cell; what is told by all that are held, once a quote closes, else null. */
    @Nullable
    String take(String part) {
        parts.add(part);
        String content = part.strip().endsWith("\"")
                ? content(String.join(delimiter, parts).strip())
                : null;
        if (content != null) {
            parts.clear();
        }
        return content;
    }

    /** The cells that are held, which are no more than they look. */
    List<String> release() {
        List<String> held = List.copyOf(parts);
        parts.clear();
        return held;
    }

    /** What stands between a quote at the beginning and one at the end, where those inside are doubled; null otherwise. */
    private static @Nullable String content(String cell) {
        int start = cell.indexOf('"') + 1;
        int end = cell.length() - 1;
        int at = start;
        while (at < end && (cell.charAt(at) != '"' || cell.charAt(at + 1) == '"')) {
            at += cell.charAt(at) == '"' ? 2 : 1;
        }
        return at == end && cell.charAt(end) == '"' ? cell.substring(start, end).replace("\"\"", "\"") : null;
    }
}
