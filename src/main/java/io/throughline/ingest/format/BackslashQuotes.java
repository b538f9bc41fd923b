package io.throughline.ingest.format;

import io.throughline.ingest.text.Characters;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Delimited text in which backslashes may escape quotes, read as the same text with its quotes doubled. Whether a quote after a backslash
 * ends its cell or stands in it is decided for each by the rest of its line: by the only reading that leaves it well formed, else by what
 * the text has shown so far.
 *
 * <p>Cost: one look at each character; nothing more where no backslash stands before a quote.
 */
final class BackslashQuotes extends Reader {
    private static final int SIZE = 1 << 17;
    /** Characters around an example. */
    private static final int SHOWN = 20;

    private final Reader text;
    private final char delimiter;
    private final boolean unescapes;
    private final char[] block = new char[SIZE];
    private final LineCourse ending;
    private final LineCourse standing;
    private int position;
    private int filled;
    private boolean end;
    private int queued = -1;
    private boolean quoted;
    private boolean fresh = true;
    private boolean closed;
    private long ends;
    private long escapes;
    private long open;
    private long openEnds;
    private long doubled;
    private String example = "";
    private long beyond;
    private String beyondExample = "";

    /** @param escapes whether the text is known to escape quotes, and so backslashes */
    BackslashQuotes(Reader text, char delimiter, boolean escapes) {
        this.text = text;
        this.delimiter = delimiter;
        this.unescapes = escapes;
        this.escapes = escapes ? 1 : 0;
        ending = new LineCourse(delimiter, false);
        standing = new LineCourse(delimiter, true);
    }

    /** Whether a text shows that its quotes are escaped. */
    static boolean escapes(String text, char delimiter) {
        if (!text.contains("\\\"")) {
            return false;
        }
        BackslashQuotes quotes = new BackslashQuotes(new StringReader(text), delimiter, false);
        try (quotes) {
            char[] target = new char[1 << 13];
            while (quotes.read(target, 0, target.length) > 0) {
                continue;
            }
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return quotes.escapes > 0;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int read = 0;
        while (read < length && (queued >= 0 || position < filled || read == 0 && fill())) {
            if (queued >= 0) {
                target[offset + read++] = (char) queued;
                queued = -1;
            } else {
                int plain = plain(Math.min(filled, position + length - read));
                System.arraycopy(block, position, target, offset + read, plain);
                read += plain;
                pass(plain);
                if (read < length && position < filled) {
                    target[offset + read++] = take();
                }
            }
        }
        return read == 0 ? -1 : read;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** What was met that a sender should look at. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (open > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d quotes after a backslash, such as in '%s', may end their cell or stand in it; %,d were taken for its end, the "
                            + "others for part of it. Doubled quotes leave no doubt.",
                    open,
                    example,
                    openEnds));
        }
        if (beyond > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d cells go on behind their closing quote, such as '%s'; they were read without it, and delimiters behind it part cells. "
                            + "Quotes inside of quotes are doubled.",
                    beyond,
                    beyondExample));
        }
        if (doubled > 0 && escapes > 0 && !unescapes) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d double backslashes in quoted cells are kept, although quotes further on are escaped by a backslash.",
                    doubled));
        }
        return notes;
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, text.read(block, 0, SIZE));
        end = filled == 0;
        return !end;
    }

    /** How many characters come before the next quote or backslash. */
    private int plain(int limit) {
        int at = position;
        while (at < limit && block[at] != '"' && block[at] != '\\') {
            at++;
        }
        return at - position;
    }

    /** Goes past characters that are neither. */
    private void pass(int plain) {
        if (plain > 0) {
            if (closed && goesOn(plain)) {
                beyondExample = beyond++ == 0 ? shown() : beyondExample;
            }
            position += plain;
            char last = block[position - 1];
            fresh = !quoted && (last == delimiter || last == '\n' || last == '\r');
            closed = false;
        }
    }

    /** Whether the cell whose quote was just closed does not end there. */
    private boolean goesOn(int plain) {
        int at = position;
        while (at < position + plain && block[at] != delimiter && !lineEnd(at) && Characters.blank(block[at])) {
            at++;
        }
        return at < position + plain && block[at] != delimiter && !lineEnd(at);
    }

    /** Goes past a quote, or a backslash with what it escapes. */
    private char take() throws IOException {
        char c = block[position];
        if (c == '\\' && quoted) {
            needNext();
            char next = position + 1 < filled ? block[position + 1] : 0;
            if (next == '\\') {
                doubled++;
                position += 2;
                queued = unescapes ? -1 : '\\';
                return '\\';
            }
            if (next == '"' && stands()) {
                position += 2;
                queued = '"';
                return '"';
            }
        } else if (c == '"') {
            boolean opens = !quoted && (fresh || closed);
            closed = quoted;
            quoted = opens;
        }
        closed &= c == '"';
        fresh = false;
        position++;
        return c;
    }

    /** Whether the quote after this backslash stands in its cell. */
    private boolean stands() throws IOException {
        needLine();
        ending.begin(false);
        standing.begin(true);
        int dead = -1;
        for (int at = position + 2; at < filled && !lineEnd(at) && (dead < 0 || at <= dead + 1); at++) {
            ending.step(block[at]);
            standing.step(block[at]);
            dead = dead < 0 && (ending.isBroken() || standing.isBroken()) ? at : dead;
        }
        if (ending.isBroken() != standing.isBroken()) {
            ends += standing.isBroken() ? 1 : 0;
            escapes += ending.isBroken() ? 1 : 0;
            return ending.isBroken();
        }
        if ((ends > 0) != (escapes > 0)) {
            return escapes > 0;
        }
        boolean stands = ending.isOpen() && !ending.isBroken();
        example = open++ == 0 ? shown() : example;
        openEnds += stands ? 0 : 1;
        return stands;
    }

    private boolean lineEnd(int at) {
        return block[at] == '\n' || block[at] == '\r';
    }

    private void needNext() throws IOException {
        if (position + 1 == filled && !end) {
            more();
        }
    }

    private void needLine() throws IOException {
        int at = position;
        while (!end) {
            while (at < filled) {
                if (lineEnd(at++)) {
                    return;
                }
            }
            if (position == 0 && filled == SIZE) {
                return;
            }
            at -= position;
            more();
        }
    }

    /** Reads on behind what is not yet passed. */
    private void more() throws IOException {
        System.arraycopy(block, position, block, 0, filled - position);
        filled -= position;
        position = 0;
        int read = text.read(block, filled, SIZE - filled);
        end = read <= 0;
        filled += Math.max(0, read);
    }

    private String shown() {
        int from = position;
        while (from > 0 && from > position - SHOWN && !lineEnd(from - 1)) {
            from--;
        }
        int to = position;
        while (to < filled && to < position + SHOWN && !lineEnd(to)) {
            to++;
        }
        return new String(block, from, to - from);
    }
}
