package io.throughline.ingest.format;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a CSV file begins.
 *
 * @param skipped lines before the header: titles, comments, {@code sep=}
 * @param escapes whether its first rows show that quotes inside of quoted cells are written as {@code \\"}, not doubled
 */
record CsvFormat(char delimiter, int skipped, boolean escapes) implements TableText {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int TITLES = 30;
    /** Cells a header has at least where lines stand before it. */
    private static final int CELLS = 3;

    @Override
    public boolean pointsOnly() {
        return false;
    }

    @Override
    public RowReader rows(Reader text) throws IOException {
        return CsvRows.open(text, this);
    }

    @Override
    public String describe() {
        return "CSV separated by " + (delimiter == '\t' ? "tabs" : "'" + delimiter + "'");
    }

    /** Any text. */
    static Optional<Format> recognise(TextHead head) {
        return Optional.of(of(head.text(), head.before(), head.whole()));
    }

    private static CsvFormat of(String text, String before, boolean whole) {
        int blank = (int) before.chars().filter(c -> c == '\n').count();
        List<String> lines = text.lines().limit(TITLES).toList();
        boolean cut = !whole && lines.size() < TITLES && lines.size() > 1;
        lines = cut ? lines.subList(0, lines.size() - 1) : lines;
        String first = lines.get(0).strip().toLowerCase(Locale.ROOT);
        if (first.startsWith("sep=") && first.length() <= "sep=".length() + 1) {
            char named = first.length() == "sep=".length() ? '\t' : first.charAt("sep=".length());
            return new CsvFormat(
                    named, blank + 1, BackslashQuotes.escapes(text.substring(text.indexOf('\n') + 1), named));
        }
        int header = findHeader(lines);
        int from = 0;
        for (int line = 0; line < header; line++) {
            from = text.indexOf('\n', from) + 1;
        }
        char delimiter = findDelimiter(text, from);
        boolean escapes = BackslashQuotes.escapes(text.substring(from), delimiter);
        return new CsvFormat(delimiter, header == 0 ? 0 : blank + header, escapes);
    }

    /**
     * The first line that has as many cells as all that follow; where there is none, and titles or comments come before it, the first that has
     * as many as the next one; else the first.
     */
    private static int findHeader(List<String> lines) {
        boolean comment = lines.get(0).startsWith("#");
        if (!comment && cells(lines.get(0), findDelimiter(lines.get(0), 0)) >= CELLS) {
            return 0;
        }
        List<Integer> inked = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                inked.add(line);
            }
        }
        for (int i = 0; i + 1 < inked.size(); i++) {
            if (sharesCells(lines, inked.subList(i, inked.size()))) {
                return inked.get(i);
            }
        }
        for (int i = 0; i + 1 < inked.size(); i++) {
            String line = lines.get(inked.get(i));
            char delimiter = findDelimiter(line, 0);
            int cells = cells(line, delimiter);
            if (cells >= CELLS && cells == cells(lines.get(inked.get(i + 1)), delimiter)) {
                return inked.get(i);
            }
        }
        return firstAfterComments(lines);
    }

    /** Whether the first of some lines has several cells, and each of the others as many. */
    private static boolean sharesCells(List<String> lines, List<Integer> some) {
        String first = lines.get(some.get(0));
        char delimiter = findDelimiter(first, 0);
        int cells = cells(first, delimiter);
        return cells > 1
                && !first.startsWith("#")
                && some.stream().allMatch(line -> cells(lines.get(line), delimiter) == cells);
    }

    private static int firstAfterComments(List<String> lines) {
        int line = 0;
        while (line < lines.size() && lines.get(line).startsWith("#")) {
            line++;
        }
        return line == lines.size() ? 0 : line;
    }

    private static int cells(String line, char delimiter) {
        int cells = 1;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            cells += !quoted && line.charAt(i) == delimiter ? 1 : 0;
        }
        return cells;
    }

    /** The delimiter met most often in the first line outside of quotes; the earlier of {@code , ; tab |} where two tie. */
    private static char findDelimiter(String text, int start) {
        int[] counts = new int[DELIMITERS.length];
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r')) {
                break;
            }
            for (int d = 0; d < counts.length && !quoted; d++) {
                counts[d] += c == DELIMITERS[d] ? 1 : 0;
            }
        }
        int best = 0;
        for (int d = 1; d < counts.length; d++) {
            best = counts[d] > counts[best] ? d : best;
        }
        return DELIMITERS[best];
    }
}
