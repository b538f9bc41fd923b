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

/** What a format is read from: a file or a member of one, as text or as bytes, each opened at most once and closed with this. */
public sealed interface Source extends AutoCloseable permits FileSource, FileSource.MemberSource {
    /** Decoded and unpacked. */
    Reader text() throws IOException;

    /** Unpacked. */
    InputStream bytes() throws IOException;

    /** Unpacked, to be read at any place. */
    SeekableByteChannel channel() throws IOException;

    /** A file of a folder or an archive, read as a source of its own; the caller closes it. */
    Source member(Member member, Charset charset) throws IOException;

    /** What is told of each row as it stands here; null where nobody asks. */
    @Nullable
    TableSketch sketch();

    @Override
    void close() throws IOException;

    /** A file that is being imported. */
    static FileSource of(ImportFile file, Packing packing, Charset charset) {
        return new FileSource(file, packing, charset);
    }
}
