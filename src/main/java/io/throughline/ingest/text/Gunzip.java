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

    private Gunzip(InputStream members) {
        this.members = members;
    }

    public static Gunzip of(InputStream packed) throws IOException {
        try {
            return new Gunzip(new GzipCompressorInputStream(packed, true));
        } catch (IOException damage) {
            throw named(damage);
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return members.read();
        } catch (IOException damage) {
            throw named(damage);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return members.read(target, offset, length);
        } catch (IOException damage) {
            throw named(damage);
        }
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
