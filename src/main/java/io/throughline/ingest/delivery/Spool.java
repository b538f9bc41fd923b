package io.throughline.ingest.delivery;

import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes of a packed file at any place. They lie in a file that has no name any more, so that nothing of it stays whatever happens. */
final class Spool {
    private static final int BLOCK = 1 << 16;
    /** Files that are read at any place are packed in themselves, so unpacking makes them hardly larger. */
    private static final long GROWTH = 10;

    private static final long SMALL = 1L << 28;

    private Spool() {}

    /**
     * Reads a stream to its end; the caller closes both.
     *
     * @param packed bytes it takes where it lies
     * @throws ImportRefused where it unpacks to far more than such files do
     */
    static FileChannel of(String name, InputStream bytes, long packed) throws IOException {
        Path file = Files.createTempFile("throughline-spool-", ".part");
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            forgetName(file);
            long most = SMALL + GROWTH * Math.max(0, packed);
            byte[] block = new byte[BLOCK];
            for (int n = bytes.read(block); n >= 0; n = bytes.read(block)) {
                ByteBuffer part = ByteBuffer.wrap(block, 0, n);
                while (part.hasRemaining()) {
                    channel.write(part);
                }
                if (channel.position() > most) {
                    throw new ImportRefused(name + " unpacks to more than " + (most >> 20)
                            + " MB, far more than such a file does; nothing was taken.");
                }
            }
            return channel.position(0);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Where a system keeps the names of open files, they go when they are closed. */
    private static void forgetName(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException open) {
            file.toFile().deleteOnExit();
        }
    }
}
