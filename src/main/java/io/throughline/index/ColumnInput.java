package io.throughline.index;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ColumnOutput} wrote, in the same order. Nothing read counts before {@link #end} has found the checksum right. */
final class ColumnInput {
    private static final int BUFFER = 1 << 20;

    private final ReadableByteChannel channel;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private final CRC32C sum = new CRC32C();
    /** Bytes before the checksum that are not in the buffer yet. */
    private long ahead;

    /** @param size bytes of the file */
    ColumnInput(ReadableByteChannel channel, long size) {
        this.channel = channel;
        this.ahead = Math.max(0, size - Long.BYTES);
    }

    long number() throws IOException {
        fill(Long.BYTES);
        return buffer.getLong();
    }

    String text() throws IOException {
        byte[] bytes = new byte[length(1)];
        for (int i = 0; i < bytes.length; i++) {
            fill(1);
            bytes[i] = buffer.get();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    long[] longs() throws IOException {
        long[] column = new long[length(Long.BYTES)];
        for (int from = 0; from < column.length; ) {
            int some = fill(Long.BYTES, column.length - from);
            buffer.asLongBuffer().get(column, from, some);
            buffer.position(buffer.position() + some * Long.BYTES);
            from += some;
        }
        return column;
    }

    int[] ints() throws IOException {
        int[] column = new int[length(Integer.BYTES)];
        for (int from = 0; from < column.length; ) {
            int some = fill(Integer.BYTES, column.length - from);
            buffer.asIntBuffer().get(column, from, some);
            buffer.position(buffer.position() + some * Integer.BYTES);
            from += some;
        }
        return column;
    }

    double @Nullable [] doubles() throws IOException {
        long length = number();
        if (length == -1) {
            return null;
        }
        double[] column = new double[length(length, Double.BYTES)];
        for (int from = 0; from < column.length; ) {
            int some = fill(Double.BYTES, column.length - from);
            buffer.asDoubleBuffer().get(column, from, some);
            buffer.position(buffer.position() + some * Double.BYTES);
            from += some;
        }
        return column;
    }

    BitSet bits() throws IOException {
        return BitSet.valueOf(longs());
    }

    /** Whether nothing follows but the checksum, and it is right. */
    boolean end() throws IOException {
        if (ahead > 0 || buffer.hasRemaining()) {
            return false;
        }
        long read = sum.getValue();
        ahead = Long.BYTES;
        return number() == read;
    }

    private int length(int width) throws IOException {
        return length(number(), width);
    }

    /** A length that the rest of the file can hold: a damaged one asks for no memory. */
    private int length(long length, int width) throws IOException {
        if (length < 0 || length > Integer.MAX_VALUE - 8 || length * width > ahead + buffer.remaining()) {
            throw new EOFException("a column is longer than the file");
        }
        return (int) length;
    }

    private int fill(int width, int wanted) throws IOException {
        fill(width);
        return Math.min(wanted, buffer.remaining() / width);
    }

    /** Has at least so many bytes in the buffer. */
    private void fill(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        buffer.compact();
        int kept = buffer.position();
        buffer.limit((int) Math.min(buffer.capacity(), kept + ahead));
        while (buffer.position() < bytes) {
            if (!buffer.hasRemaining() || channel.read(buffer) < 0) {
                throw new EOFException("it ends early");
            }
        }
        ahead -= buffer.position() - kept;
        buffer.flip();
        sum.update(buffer.duplicate().position(kept));
    }
}
