package io.throughline.web;

import io.throughline.journey.Deadline;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes a file to nowhere, to know before its first byte is sent that it is not too large. */
final class FileSize extends Writer {
    private final long most;
    private long bytes;

    private FileSize(long most) {
        this.most = most;
    }

    /** What writes a file. */
    interface Body {
        void write(Writer to) throws IOException;
    }

    /** A file has more bytes than an answer may. */
    static final class TooLarge extends RuntimeException {
        private TooLarge(long most) {
            super(
                    "This file has more than " + most
                            + " bytes: choose fewer journeys by `scope`, in a graph fewer steps by `top` or `minCount`, or raise"
                            + " throughline.limits.answer-bytes.",
                    null,
                    false,
                    false);
        }
    }

    /** @param most bytes in UTF-8 */
    static void check(Body body, long most) {
        try (Writer size = new BufferedWriter(new FileSize(most))) {
            body.write(size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(char[] text, int from, int length) {
        Deadline.check();
        for (int i = from; i < from + length; i++) {
            char c = text[i];
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        if (bytes > most) {
            throw new TooLarge(most);
        }
    }

    @Override
    public void flush() {
        // nothing is kept
    }

    @Override
    public void close() {
        // nothing is held
    }
}
