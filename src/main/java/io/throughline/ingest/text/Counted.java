package io.throughline.ingest.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Adds the bytes that are read to a count. */
public final class Counted extends FilterInputStream {
    private final AtomicLong count;

    public Counted(InputStream in, AtomicLong count) {
        super(in);
        this.count = count;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count.addAndGet(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count.addAndGet(Math.max(0, read));
        return read;
    }
}
