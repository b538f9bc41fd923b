package io.throughline.ingest.delivery;

import io.throughline.ingest.text.Counted;
import io.throughline.ingest.text.ImportFile;
import io.throughline.ingest.text.Packing;
import io.throughline.ingest.text.TextStream;
import io.throughline.quality.FileSketch;
import io.throughline.quality.TableSketch;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A file, an archive or a folder that is being imported: what is read of it is counted. */
public final class FileSource implements Source {
    private static final int BLOCK = 1 << 16;

    private final ImportFile file;
    private final Packing packing;
    private final Charset charset;
    private final AtomicLong read = new AtomicLong();
    private @Nullable FileSketch told;
    private @Nullable TextStream text;
    private @Nullable InputStream bytes;
    private @Nullable SeekableByteChannel channel;

    FileSource(ImportFile file, Packing packing, Charset charset) {
        this.file = file;
        this.packing = packing;
        this.charset = charset;
    }

    /** Has each row told to a profile as well; null: to none. */
    public FileSource toldTo(@Nullable FileSketch profile) {
        told = profile;
        return this;
    }

    @Override
    public @Nullable TableSketch sketch() {
        return told == null ? null : told.table("");
    }

    @Override
    public TextStream text() throws IOException {
        TextStream opened = text;
        if (opened == null) {
            opened = TextStream.open(file.name(), unpacked(packing, Files.newInputStream(file.path())), charset);
            text = opened;
        }
        return opened;
    }

    @Override
    public InputStream bytes() throws IOException {
        InputStream opened = bytes;
        if (opened == null) {
            opened = unpacked(packing, Files.newInputStream(file.path()));
            bytes = opened;
        }
        return opened;
    }

    @Override
    public SeekableByteChannel channel() throws IOException {
        SeekableByteChannel opened = channel;
        if (opened == null) {
            opened = packing == Packing.PLAIN
                    ? Files.newByteChannel(file.path())
                    : Spool.of(file.name(), bytes(), Files.size(file.path()));
            channel = opened;
        }
        return opened;
    }

    @Override
    public Source member(Member member, Charset own) throws IOException {
        return new MemberSource(member, own, unpacked(member.packing(), member.raw()));
    }

    /** Bytes taken from the file so far, packed as they lie there. */
    public long bytesRead() {
        return read.get();
    }

    /** SHA-256 in hex: of the unpacked text once it has been read to its end, else of the bytes as they lie there. */
    public String digest() throws IOException {
        if (text != null) {
            return text.digest();
        }
        MessageDigest digest = TextStream.sha256();
        for (Path path : files()) {
            digest.update(file.path().relativize(path).toString().getBytes(StandardCharsets.UTF_8));
            try (InputStream in = Files.newInputStream(path)) {
                byte[] block = new byte[BLOCK];
                for (int n = in.read(block); n >= 0; n = in.read(block)) {
                    digest.update(block, 0, n);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(file.path())) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private InputStream unpacked(Packing packed, InputStream raw) throws IOException {
        InputStream counted = new Counted(raw, read);
        try {
            return packed == Packing.PLAIN ? counted : packed.unpack(new BufferedInputStream(counted, BLOCK));
        } catch (IOException | RuntimeException damage) {
            counted.close();
            throw damage;
        }
    }

    @Override
    public void close() throws IOException {
        if (text != null) {
            text.close();
        }
        if (bytes != null) {
            bytes.close();
        }
        if (channel != null) {
            channel.close();
        }
    }

    /** A file of the folder or archive. */
    final class MemberSource implements Source {
        private final Member member;
        private final Charset own;
        private final InputStream unpacked;
        private @Nullable Reader opened;
        private @Nullable SeekableByteChannel spooled;

        MemberSource(Member member, Charset own, InputStream unpacked) {
            this.member = member;
            this.own = own;
            this.unpacked = unpacked;
        }

        @Override
        public @Nullable TableSketch sketch() {
            return told == null ? null : told.table(member.name());
        }

        @Override
        public Reader text() {
            Reader reader = opened;
            if (reader == null) {
                reader = TextStream.open(file.name() + ", " + member.name(), unpacked, own);
                opened = reader;
            }
            return reader;
        }

        @Override
        public InputStream bytes() {
            return unpacked;
        }

        @Override
        public SeekableByteChannel channel() throws IOException {
            SeekableByteChannel spool = spooled;
            if (spool == null) {
                spool = Spool.of(file.name() + ", " + member.name(), unpacked, member.size());
                spooled = spool;
            }
            return spool;
        }

        @Override
        public Source member(Member other, Charset charset) throws IOException {
            return FileSource.this.member(other, charset);
        }

        @Override
        public void close() throws IOException {
            if (opened != null) {
                opened.close();
            }
            unpacked.close();
            if (spooled != null) {
                spooled.close();
            }
        }
    }
}
