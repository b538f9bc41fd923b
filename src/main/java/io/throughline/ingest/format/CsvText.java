package io.throughline.ingest.format;

import java.util.Iterator;
import java.util.List;

/** Cells as one line of delimited text. */
final class CsvText {
    private CsvText() {}

    static String line(List<String> cells, char delimiter) {
        StringBuilder line = new StringBuilder();
        for (Iterator<String> each = cells.iterator(); each.hasNext(); ) {
            String cell = each.next();
            line.append(isPlain(cell, delimiter) ? cell : '"' + cell.replace("\"", "\"\"") + '"');
            if (each.hasNext()) {
                line.append(delimiter);
            }
        }
        return line.isEmpty() ? "\"\"" : line.toString();
    }

    private static boolean isPlain(String cell, char delimiter) {
        return cell.equals(cell.strip())
                && cell.chars().noneMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r');
    }
}
