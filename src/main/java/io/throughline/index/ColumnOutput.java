package io.throughline.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Numbers and columns of numbers on their way into a file, lowest byte first; their checksum ends it. */
final class ColumnOutput {
    private static final int BUFFER = 1 << 20;

    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C sum = new CRC32C();

    ColumnOutput(WritableByteChannel channel) {
        this.channel = channel;
    }

    void number(long value) throws IOException {
        reserve(Long.BYTES);
        buffer.putLong(value);
    }

    void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        for (byte each : bytes) {
            reserve(1);
            buffer.put(each);
        }
    }

    void longs(long[] column) throws IOException {
        number(column.length);
        for (int from = 0; from < column.length; ) {
            int some = reserve(Long.BYTES, column.length - from);
            buffer.asLongBuffer().put(column, from, some);
            buffer.position(buffer.position() + some * Long.BYTES);
            from += some;
        }
    }

    void ints(int[] column) throws IOException {
        number(column.length);
        for (int from = 0; from < column.length; ) {
            int some = reserve(Integer.BYTES, column.length - from);
            buffer.asIntBuffer().put(column, from, some);
            buffer.position(buffer.position() + some * Integer.BYTES);
            from += some;
        }
    }

    /** A column that may be missing. */
    void doubles(double @Nullable [] column) throws IOException {
        number(column == null ? -1 : column.length);
        for (int from = 0; column != null && from < column.length; ) {
            int some = reserve(Double.BYTES, column.length - from);
            buffer.asDoubleBuffer().put(column, from, some);
            buffer.position(buffer.position() + some * Double.BYTES);
            from += some;
        }
    }

    void bits(BitSet bits) throws IOException {
        longs(bits.toLongArray());
    }

    /** Ends the file. */
    void end() throws IOException {
        flush();
        long checksum = sum.getValue();
        number(checksum);
        flush();
    }

    /** How many of the numbers wanted fit into the buffer, at least one. */
    private int reserve(int width, int wanted) throws IOException {
        reserve(width);
        return Math.min(wanted, buffer.remaining() / width);
    }

    private void reserve(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        sum.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
