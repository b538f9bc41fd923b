package io.throughline.ingest.text;

import java.io.IOException;
import java.io.InputStream;

/**
 * Follows the blocks of a gzip file as bgzip writes it: every block is a member that tells its length in the field BC, and the last one
 * is empty, so that a file that was cut between two of them can be told. A member without that field is followed by anything.
 */
final class GzipBlocks extends InputStream {
    private static final int LENGTH_AT = 16;
    private static final int HEAD = LENGTH_AT + 2;
    /** Length of a block that holds nothing. */
    private static final int EMPTY = 28;

    private final InputStream packed;
    private final byte[] head = new byte[HEAD];
    private final byte[] one = new byte[1];
    /** Bytes of the block so far. */
    private int seen;
    /** Length of the block; 0 where its head is not read yet. */
    private int length;

    private int before;
    private boolean followed = true;

    GzipBlocks(InputStream packed) {
        this.packed = packed;
    }

    /** Whether all members so far are blocks, and the last one is not that which ends a file. */
    boolean lacksEnd() {
        return followed && before != 0 && before != EMPTY;
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int wanted) throws IOException {
        int read = packed.read(target, offset, wanted);
        for (int i = offset; followed && i < offset + read; ) {
            i += length == 0 ? addToHead(target[i]) : pass(offset + read - i);
        }
        return read;
    }

    private int addToHead(byte next) {
        head[seen++] = next;
        if (seen == HEAD) {
            followed = head[12] == 'B' && head[13] == 'C' && head[14] == 2 && head[15] == 0;
            length = ((head[LENGTH_AT] & 0xff) | (head[LENGTH_AT + 1] & 0xff) << 8) + 1;
            followed &= length >= EMPTY;
        }
        return 1;
    }

    private int pass(int most) {
        int passed = Math.min(most, length - seen);
        seen += passed;
        if (seen == length) {
            before = length;
            length = 0;
            seen = 0;
        }
        return passed;
    }

    @Override
    public int available() throws IOException {
        return packed.available();
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
