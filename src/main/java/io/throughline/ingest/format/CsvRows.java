package io.throughline.ingest.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.throughline.ingest.text.Characters;
import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Delimited text; quoted cells may hold delimiters, quotes and line breaks. */
final class CsvRows implements RowReader {
    private static final Pattern RECORD_LINE = Pattern.compile("record starting at line (\\d+)");

    private final CsvReader<Row> reader;
    private final CloseableIterator<Row> rows;
    private final Cells cells;
    private final List<String> header;
    private final List<String> titles;
    private final BackslashQuotes quotes;

    private CsvRows(CsvReader<Row> reader, Cells cells, List<String> titles, BackslashQuotes quotes)
            throws IOException {
        this.reader = reader;
        this.cells = cells;
        this.titles = titles;
        this.quotes = quotes;
        this.rows = reader.iterator();
        Row first = advance();
        if (first == null) {
            throw new ImportRefused("The file is empty; a header line and rows below it are needed.");
        }
        List<String> names = new ArrayList<>();
        for (int column = 0; column < first.columns(); column++) {
            names.add(first.text(column));
        }
        header = List.copyOf(names);
        cells.width = names.size();
    }

    static CsvRows open(Reader text, CsvFormat head) throws IOException {
        List<String> titles = skipLines(text, head.skipped());
        char delimiter = head.delimiter();
        Cells cells = new Cells(delimiter, head.skipped());
        BackslashQuotes quotes = new BackslashQuotes(text, delimiter, head.escapes());
        CsvReader<Row> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .build(cells, quotes);
        return new CsvRows(reader, cells, titles, quotes);
    }

    /** The lines that were skipped, each shortened where it is long. */
    private static List<String> skipLines(Reader text, int lines) throws IOException {
        List<String> skipped = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        char[] one = new char[1];
        while (skipped.size() < lines && text.read(one, 0, 1) > 0) {
            if (one[0] == '\n') {
                skipped.add(line.toString().strip());
                line.setLength(0);
            } else if (line.length() < SHOWN) {
                line.append(one[0]);
            }
        }
        return List.copyOf(skipped);
    }

    @Override
    public List<String> titles() {
        return titles;
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable Row next() throws IOException {
        return advance();
    }

    @Override
    public List<String> notes() {
        return Stream.concat(quotes.notes().stream(), cells.notes().stream()).toList();
    }

    @Override
    public String text() {
        return cells.text();
    }

    @Override
    public String head() {
        StringBuilder head = new StringBuilder();
        titles.forEach(line -> head.append(line).append('\n'));
        return head.append(CsvText.line(header, cells.delimiter)).append('\n').toString();
    }

    @Override
    public String raw() {
        return cells.raw();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private @Nullable Row advance() throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        } catch (CsvParseException failure) {
            if (failure.getCause() instanceof IOException io) {
                throw io;
            }
            if (failure.getCause() instanceof ImportRefused refused) {
                throw refused;
            }
            throw new ImportRefused(broken(failure), failure);
        }
    }

    private String broken(CsvParseException failure) {
        Matcher matcher = RECORD_LINE.matcher(String.valueOf(failure.getMessage()));
        long record = matcher.find() ? Long.parseLong(matcher.group(1)) + cells.skipped : cells.nextLine();
        long line = record == cells.row.line ? cells.nextLine() : record;
        return "The quote that opens in line " + line + " is not closed, or encloses more than 16 million characters; "
                + "close it, or double the quotes inside of it.";
    }

    /** Takes cells from the parser straight into the row's buffer. */
    private static final class Cells extends AbstractBaseCsvCallbackHandler<Row> {
        private final char delimiter;
        private final int skipped;
        private final Row row = new Row(0);
        private int width = -1;
        private int count;
        private int length;
        private int breaks;
        /** Cells beyond the last column. */
        private final Map<Integer, String> extra = new TreeMap<>();

        private final WrappedCells wrapped;
        private long rows;
        private long longer;
        private long longerLine;

        Cells(char delimiter, int skipped) {
            this.delimiter = delimiter;
            wrapped = new WrappedCells(delimiter);
            this.skipped = skipped;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            row.begin(startingLineNumber + skipped);
            count = 0;
            length = 0;
            breaks = 0;
            extra.clear();
        }

        @Override
        protected void handleField(int field, char[] source, int offset, int size, boolean quoted) {
            length += size + 1;
            if (quoted) {
                breaks += lineBreaks(source, offset, size);
            }
            if (width >= 0 && length > Row.LIMIT) {
                row.fault = Row.TOO_LONG;
            }
            if (wrapped.isOpen() && quoted) {
                wrapped.release().forEach(this::place);
            }
            if (wrapped.isOpen() || WrappedCells.opens(source, offset, size, quoted)) {
                String whole = wrapped.take(new String(source, offset, size));
                if (whole != null) {
                    place(whole);
                } else if (quoted || row.fault != null) {
                    wrapped.release().forEach(this::place);
                }
            } else {
                place(source, offset, size);
            }
        }

        private void place(String cell) {
            place(cell.toCharArray(), 0, cell.length());
        }

        private void place(char[] source, int offset, int size) {
            int field = count++;
            if (width < 0) {
                row.widen(count);
                row.cell(field, source, offset, size);
            } else if (Row.TOO_LONG.equals(row.fault)) {
                return;
            } else if (field < width) {
                row.cell(field, source, offset, size);
            } else if (!empty(source, offset, size)) {
                extra.put(field, new String(source, offset, size));
                row.fault = "more cells than the " + width + " columns of the header";
            }
        }

        @Override
        protected Row buildRecord() {
            wrapped.release().forEach(this::place);
            if (length > Row.LIMIT / 3 && row.fault == null && exactBytes() > Row.LIMIT) {
                row.fault = Row.TOO_LONG;
            }
            rows += width < 0 ? 0 : 1;
            if (width >= 0 && count > width && row.fault == null) {
                longerLine = longer++ == 0 ? row.line : longerLine;
            }
            return row;
        }

        /** Of rows that end with a delimiter each nothing is told. */
        List<String> notes() {
            return longer == 0 || longer == rows
                    ? List.of()
                    : List.of(String.format(
                            Locale.ROOT,
                            "%,d of %,d rows, such as line %d, have more cells than the %d columns of the header, empty ones at their end. "
                                    + "Where '%s' stands inside of a cell without quotes, its rest has moved into the next column.",
                            longer,
                            rows,
                            longerLine,
                            width,
                            delimiter));
        }

        long nextLine() {
            return row.line + breaks;
        }

        private long exactBytes() {
            return Characters.utf8Bytes(row.chars, 0, row.used()) + count;
        }

        String text() {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < Math.min(count, row.columns()) && text.length() <= SHOWN; column++) {
                if (column > 0) {
                    text.append(delimiter);
                }
                text.append(row.chars, row.from(column), Math.min(row.length(column), SHOWN + 1));
            }
            return RowReader.shorten(text.toString());
        }

        String raw() {
            List<String> texts = new ArrayList<>();
            for (int column = 0; column < count; column++) {
                texts.add(column < row.columns() ? row.text(column) : extra.getOrDefault(column, ""));
            }
            return CsvText.line(texts, delimiter);
        }

        private static boolean empty(char[] source, int offset, int size) {
            for (int i = offset; i < offset + size; i++) {
                if (!Characters.blank(source[i])) {
                    return false;
                }
            }
            return true;
        }

        private static int lineBreaks(char[] source, int offset, int size) {
            int breaks = 0;
            for (int i = offset; i < offset + size; i++) {
                boolean alone = source[i] == '\r' && (i + 1 == offset + size || source[i + 1] != '\n');
                breaks += source[i] == '\n' || alone ? 1 : 0;
            }
            return breaks;
        }
    }
}
