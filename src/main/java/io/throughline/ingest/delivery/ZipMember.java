package io.throughline.ingest.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.ChecksumVerifyingInputStream;

/** One file of a ZIP archive; the archive is closed with it. */
public final class ZipMember extends FilterInputStream {
    private final ZipFile archive;

    private ZipMember(ZipFile archive, InputStream bytes) {
        super(bytes);
        this.archive = archive;
    }

    /** @param archive closed with the member */
    static ZipMember open(ZipFile archive, String name) throws IOException {
        try {
            ZipArchiveEntry entry = archive.getEntry(name);
            if (entry == null) {
                throw new IOException("the archive has changed while it was read");
            }
            return new ZipMember(archive, checked(archive, entry));
        } catch (IOException | RuntimeException failure) {
            archive.close();
            throw failure;
        }
    }

    /** A member's bytes; damage to them is an {@link IOException} where they end. */
    public static InputStream checked(ZipFile archive, ZipArchiveEntry entry) throws IOException {
        InputStream bytes = archive.getInputStream(entry);
        return entry.getSize() < 0 || entry.getCrc() < 0
                ? bytes
                : new ChecksumVerifyingInputStream(new CRC32(), bytes, entry.getSize(), entry.getCrc());
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            archive.close();
        }
    }
}
