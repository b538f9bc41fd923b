package io.throughline.ingest.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

/** How the bytes of a file are packed, told by how it begins; its name has no say in it. */
public enum Packing {
    PLAIN("", ""),
    GZIP("\u001f\u008b", "gzipped"),
    BZIP2("BZh", "packed with bzip2"),
    XZ("\u00fd7zXZ\0", "packed with xz"),
    ZSTD("(\u00b5/\u00fd", "packed with Zstandard"),
    ZIP("PK\3\4", "in a ZIP archive");

    /** Bytes from the beginning of a file that tell. */
    public static final int MAGIC = 6;

    private final String magic;
    private final String words;

    Packing(String magic, String words) {
        this.magic = magic;
        this.words = words;
    }

    /** @param start the first bytes of a file */
    public static Packing of(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        for (Packing packing : values()) {
            if (packing != PLAIN && text.startsWith(packing.magic)) {
                return packing;
            }
        }
        return PLAIN;
    }

    /** As a report names it; empty where it is not packed. */
    public String words() {
        return words;
    }

    /** What the bytes hold; damage is an {@link IOException} when it is met. */
    public InputStream unpack(InputStream packed) throws IOException {
        return switch (this) {
            case PLAIN -> packed;
            case GZIP -> Gunzip.of(packed);
            case BZIP2 -> new BZip2CompressorInputStream(packed, true);
            case XZ -> new XZCompressorInputStream(packed, true);
            case ZSTD -> new ZstdCompressorInputStream(packed);
            case ZIP -> onlyFile(new ZipArchiveInputStream(packed));
        };
    }

    private static InputStream onlyFile(ZipArchiveInputStream archive) throws IOException {
        ZipArchiveEntry entry = archive.getNextEntry();
        while (entry != null && !isFile(entry)) {
            entry = archive.getNextEntry();
        }
        return archive;
    }

    /** Folders, and what desktops put beside files, are none. */
    private static boolean isFile(ZipArchiveEntry entry) {
        return !entry.isDirectory()
                && !entry.getName().startsWith("__MACOSX/")
                && !entry.getName().endsWith(".DS_Store");
    }
}
