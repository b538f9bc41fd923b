package io.throughline.ingest.delivery;

import io.throughline.ingest.text.Packing;
import io.throughline.journey.ImportRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A tar archive whose files are opened where they begin. A packed one is unpacked once, into a file without a name, since to find each file
 * from its start would take the square of its length; it goes with the last of its members.
 */
final class TarBytes {
    private final Path path;
    private final Packing packing;
    private @Nullable FileChannel unpacked;
    private boolean tooLarge;

    TarBytes(Path path, Packing packing) {
        this.path = path;
        this.packing = packing;
    }

    /** The bytes of a member. @param other opens it in another way, where the archive unpacks to far more than it should */
    InputStream open(long from, long size, Member.Opening other) throws IOException {
        if (packing == Packing.PLAIN) {
            FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
            return new Slice(file, from, size, true);
        }
        FileChannel spool = spool();
        return spool == null ? other.open() : new Slice(spool, from, size, false);
    }

    private synchronized @Nullable FileChannel spool() throws IOException {
        if (unpacked == null && !tooLarge) {
            try (InputStream in = packing.unpack(new BufferedInputStream(Files.newInputStream(path)))) {
                unpacked = Spool.of(path.toString(), in, Files.size(path));
            } catch (ImportRefused growth) {
                tooLarge = true;
            }
        }
        return unpacked;
    }

    private static final class Slice extends InputStream {
        private final FileChannel file;
        private final boolean own;
        private final long end;
        private long position;

        /** @param own whether the file is closed with it */
        Slice(FileChannel file, long from, long size, boolean own) {
            this.file = file;
            this.own = own;
            this.position = from;
            this.end = from + size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (position >= end) {
                return -1;
            }
            int read = file.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, end - position)), position);
            if (read < 0) {
                throw new IOException("the archive has changed while it was read");
            }
            position += read;
            return read;
        }

        @Override
        public void close() throws IOException {
            if (own) {
                file.close();
            }
        }
    }
}
