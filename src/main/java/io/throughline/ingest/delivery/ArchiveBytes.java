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
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an archive whose files are opened where they begin. One that is packed, or lies in another archive, is copied once into a file
 * without a name, since to find each file from its start would take the square of its length; the copy goes with the last of its members.
 */
final class ArchiveBytes {
    private final String name;
    private final Member.Opening packed;
    private final long size;
    /** Where it lies as it is; null: nowhere, so it is copied. */
    private final @Nullable Path plain;

    private final boolean inner;

    private @Nullable FileChannel copy;
    private boolean tooLarge;

    /**
     * @param packed opens its bytes, which are unpacked as they are read
     * @param size bytes it takes where it lies
     */
    private ArchiveBytes(String name, Member.Opening packed, long size, @Nullable Path plain, boolean inner) {
        this.name = name;
        this.packed = packed;
        this.size = size;
        this.plain = plain;
        this.inner = inner;
    }

    static ArchiveBytes of(Path path, Packing packing) throws IOException {
        Member.Opening opening = () -> packing.unpack(new BufferedInputStream(Files.newInputStream(path)));
        Path plain = packing == Packing.PLAIN ? path : null;
        return new ArchiveBytes(path.getFileName().toString(), opening, Files.size(path), plain, false);
    }

    /** An archive that is a file of another one. */
    static ArchiveBytes of(Member member) {
        Member.Opening opening = () -> member.packing().unpack(new BufferedInputStream(member.raw()));
        return new ArchiveBytes(member.name(), opening, member.size(), null, true);
    }

    /**
     * The bytes of a member.
     *
     * @param other opens it in another way, where the archive unpacks to far more than it should
     * @throws ImportRefused where it does so inside of another archive
     */
    InputStream open(long from, long length, Member.Opening other) throws IOException {
        if (plain != null) {
            return new Slice(FileChannel.open(plain, StandardOpenOption.READ), from, length, true);
        }
        if (tooLarge) {
            return other.open();
        }
        try {
            return new Slice(copy(), from, length, false);
        } catch (ImportRefused growth) {
            if (inner) {
                throw new ImportRefused(growth.getMessage() + " Unpack it, and give its files.", growth);
            }
            tooLarge = true;
            return other.open();
        }
    }

    /** It as a ZIP archive; the caller closes it. */
    ZipFile zip() throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(new SharedChannel(copy()))
                .get();
    }

    private synchronized FileChannel copy() throws IOException {
        FileChannel made = copy;
        if (made == null) {
            try (InputStream in = packed.open()) {
                made = Spool.of(name, in, size);
            }
            copy = made;
        }
        return made;
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
