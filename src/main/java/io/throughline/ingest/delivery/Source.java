package io.throughline.ingest.delivery;

import io.throughline.ingest.text.ImportFile;
import io.throughline.ingest.text.Packing;
import io.throughline.quality.TableSketch;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** What a format is read from: text or bytes, each opened at most once and closed with this. */
public interface Source extends AutoCloseable {
    /** Decoded and unpacked. */
    Reader text() throws IOException;

    /** Unpacked. */
    InputStream bytes() throws IOException;

    /** Unpacked, to be read at any place. */
    SeekableByteChannel channel() throws IOException;

    /** A file of a folder or an archive, read as a source of its own; the caller closes it. */
    Source member(Member member, Charset charset) throws IOException;

    /** What is told of each row as it stands here; null where nobody asks. */
    default @Nullable TableSketch sketch() {
        return null;
    }

    @Override
    void close() throws IOException;

    /** A file that is being imported. */
    static FileSource of(ImportFile file, Packing packing, Charset charset) {
        return new FileSource(file, packing, charset);
    }

    /** A text at hand. */
    static Source of(Reader text) {
        return new TextSource(text);
    }

    /** @param text read and closed */
    record TextSource(Reader text) implements Source {
        @Override
        public InputStream bytes() {
            throw new UnsupportedOperationException("a text has no bytes");
        }

        @Override
        public SeekableByteChannel channel() {
            throw new UnsupportedOperationException("a text has no bytes");
        }

        @Override
        public Source member(Member member, Charset charset) {
            throw new UnsupportedOperationException("a text has no members");
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
