package io.throughline.ingest.format;

import java.io.IOException;
import java.io.Reader;

/** A text in which a backslash escapes quotes and itself, read as the same text with its quotes doubled. */
final class BackslashQuotes extends Reader {
    private final Reader text;
    private final char[] block = new char[1 << 13];
    private int position;
    private int filled;
    private int queued = -1;

    BackslashQuotes(Reader text) {
        this.text = text;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int read = 0;
        while (read < length) {
            int next = next();
            if (next < 0) {
                return read == 0 ? -1 : read;
            }
            target[offset + read++] = (char) next;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private int next() throws IOException {
        if (queued >= 0) {
            int next = queued;
            queued = -1;
            return next;
        }
        int first = raw();
        if (first != '\\') {
            return first;
        }
        int second = raw();
        if (second == '\\') {
            return '\\';
        }
        queued = second;
        return second == '"' ? '"' : '\\';
    }

    private int raw() throws IOException {
        if (position == filled) {
            filled = text.read(block, 0, block.length);
            position = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return block[position++];
    }
}
