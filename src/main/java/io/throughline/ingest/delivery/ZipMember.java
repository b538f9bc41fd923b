package io.throughline.ingest.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** One file of a ZIP archive; the archive is closed with it. */
final class ZipMember extends FilterInputStream {
    private final ZipFile archive;

    private ZipMember(ZipFile archive, InputStream bytes) {
        super(bytes);
        this.archive = archive;
    }

    static ZipMember open(Path path, String name) throws IOException {
        ZipFile archive = ZipFile.builder().setPath(path).get();
        try {
            ZipArchiveEntry entry = archive.getEntry(name);
            if (entry == null) {
                throw new IOException("the archive has changed while it was read");
            }
            return new ZipMember(archive, archive.getInputStream(entry));
        } catch (IOException | RuntimeException failure) {
            archive.close();
            throw failure;
        }
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
