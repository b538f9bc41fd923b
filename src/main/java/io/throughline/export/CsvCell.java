package io.throughline.export;

/** One text of a CSV file, as RFC 4180 writes it, and so that no spreadsheet takes it for a formula. */
public final class CsvCell {
    private static final String FORMULA = "=+-@\t\r";

    private CsvCell() {}

    /** The text in quotes where it needs them; one that begins as a formula does gets a ' before it. */
    public static String of(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        boolean framed = !safe.isEmpty() && (safe.charAt(0) == ' ' || safe.charAt(safe.length() - 1) == ' ');
        return plain && !framed ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
