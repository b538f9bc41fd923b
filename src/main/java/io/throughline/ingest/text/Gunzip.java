package io.throughline.ingest.text;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * All members of a gzip file one after another. What follows a member must be another one: a damaged head, a stray byte or anything
 * else behind it is a fault of the file, never its end.
 */
final class Gunzip extends InputStream {
    private final InputStream members;
    private final GzipBlocks blocks;

    private Gunzip(InputStream members, GzipBlocks blocks) {
        this.members = members;
        this.blocks = blocks;
    }

    public static Gunzip of(InputStream packed) throws IOException {
        try {
            GzipBlocks blocks = new GzipBlocks(packed);
            return new Gunzip(new GzipCompressorInputStream(blocks, true), blocks);
        } catch (IOException damage) {
            throw named(damage);
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return noted(members.read());
        } catch (IOException damage) {
            throw named(damage);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return noted(members.read(target, offset, length));
        } catch (IOException damage) {
            throw named(damage);
        }
    }

    private int noted(int read) throws IOException {
        if (read < 0 && blocks.lacksEnd()) {
            throw new ZipException("its last block is missing");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        members.close();
    }

    private static IOException named(IOException damage) {
        if (damage instanceof EOFException || damage instanceof ZipException) {
            return damage;
        }
        ZipException named = new ZipException(damage.getMessage());
        named.initCause(damage);
        return named;
    }
}
