package io.throughline.store.query;

import io.throughline.store.query.VisibleImports.Known;
import io.throughline.store.query.VisibleImports.Visible;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The list of finished imports as of one version, so that a start need not look at each of a hundred thousand small ones in the store. It is
 * replaced as a whole or not at all; what is damaged counts as nothing. Whether it belongs to the store, the reader of it finds out.
 */
public final class ImportsFile {
    /** The eight letters {@code TL seqs}, and the form of what follows. */
    private static final long MAGIC = 0x544c207365717301L;

    private final Path path;

    public ImportsFile(Path path) {
        this.path = path;
    }

    Optional<Known> read() {
        try {
            byte[] all = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
            int length = all.length - Long.BYTES;
            if (length < 0 || ByteBuffer.wrap(all).getLong(length) != sum(all, length)) {
                return Optional.empty();
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(all, 0, length));
            return in.readLong() == MAGIC ? Optional.of(readKnown(in)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Without a word where it cannot be written: the store has it all. */
    void write(Known known) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeLong(MAGIC);
            writeKnown(out, known);
            byte[] all = bytes.toByteArray();
            out.writeLong(sum(all, all.length));
            Files.write(fresh, bytes.toByteArray());
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            var unused = fresh.toFile().delete();
        }
    }

    private static long sum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }

    private static void writeKnown(DataOutputStream out, Known known) throws IOException {
        out.writeLong(known.version());
        out.writeLong(known.removal());
        out.writeInt(known.imports().all().size());
        for (Visible one : known.imports().all()) {
            writeImport(out, one);
        }
    }

    private static Known readKnown(DataInputStream in) throws IOException {
        long version = in.readLong();
        long removal = in.readLong();
        List<Visible> all = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            all.add(readImport(in));
        }
        return new Known(version, removal, new VisibleImports(all));
    }

    private static void writeImport(DataOutputStream out, Visible one) throws IOException {
        out.writeLong(one.seq());
        out.writeUTF(one.id());
        out.writeUTF(one.source());
        out.writeLong(one.moment());
        out.writeBoolean(one.sample());
        out.writeLong(one.version());
        writeCodes(out, one.touchpoints());
        writeCodes(out, one.channels());
        writeCodes(out, one.campaigns());
        out.writeInt(one.columns().size());
        for (String column : one.columns()) {
            out.writeUTF(column);
        }
    }

    private static Visible readImport(DataInputStream in) throws IOException {
        return new Visible(
                in.readLong(),
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readBoolean(),
                in.readLong(),
                readCodes(in),
                readCodes(in),
                readCodes(in),
                readColumns(in));
    }

    private static void writeCodes(DataOutputStream out, BitSet codes) throws IOException {
        out.writeInt(codes.cardinality());
        for (int code = codes.nextSetBit(0); code >= 0; code = codes.nextSetBit(code + 1)) {
            out.writeInt(code);
        }
    }

    private static BitSet readCodes(DataInputStream in) throws IOException {
        BitSet codes = new BitSet();
        for (int left = in.readInt(); left > 0; left--) {
            codes.set(in.readInt());
        }
        return codes;
    }

    private static List<String> readColumns(DataInputStream in) throws IOException {
        List<String> columns = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            columns.add(in.readUTF());
        }
        return List.copyOf(columns);
    }
}
