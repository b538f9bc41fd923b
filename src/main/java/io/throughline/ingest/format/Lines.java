package io.throughline.ingest.format;

import io.throughline.ingest.text.Characters;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/** Lines of a text with their numbers, blank ones passed over; what a line has beyond its limit is dropped. */
final class Lines implements AutoCloseable {
    private final Reader reader;
    private final char[] block = new char[1 << 16];
    private int position;
    private int filled;
    private char[] chars = new char[1024];
    private int length;
    private boolean tooLong;
    private long line;

    Lines(Reader reader) {
        this.reader = reader;
    }

    /** Moves to the next line that is not blank; false at the end. */
    boolean next() throws IOException {
        do {
            if (!readLine()) {
                return false;
            }
        } while (!tooLong && isBlank());
        tooLong = tooLong || (length > Row.LIMIT / 3 && Characters.utf8Bytes(chars, 0, length) > Row.LIMIT);
        return true;
    }

    char[] chars() {
        return chars;
    }

    int length() {
        return length;
    }

    long line() {
        return line;
    }

    boolean tooLong() {
        return tooLong;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean readLine() throws IOException {
        length = 0;
        tooLong = false;
        if (position == filled && !fill()) {
            return false;
        }
        line++;
        while (true) {
            int end = position;
            while (end < filled && block[end] != '\n') {
                end++;
            }
            append(end);
            position = Math.min(end + 1, filled);
            if (end < filled || !fill()) {
                return true;
            }
        }
    }

    private void append(int end) {
        int more = end - position;
        if (length + more > Row.LIMIT) {
            tooLong = true;
            more = Row.LIMIT - length;
        }
        if (length + more > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(length + more, chars.length * 2));
        }
        System.arraycopy(block, position, chars, length, more);
        length += more;
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, reader.read(block, 0, block.length));
        return filled > 0;
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (!Characters.blank(chars[i])) {
                return false;
            }
        }
        return true;
    }
}
