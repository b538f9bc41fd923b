package io.throughline.journey;

import io.throughline.journey.RecordAccount.Fate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Records of an import that were not taken, as they stood in the file, so that they can be mended and imported again.
 *
 * @param rows how many of them are kept, the first ones
 * @param packed their texts, packed
 */
public record KeptRows(Fate fate, long rows, byte[] packed) {
    /** Bytes of texts that are kept of one fate. */
    private static final long MOST_BYTES = 16_000_000;

    /**
     * A record.
     *
     * @param part file of the delivery that it stood in; empty where the file is alone
     * @param line where it began
     * @param text as one line of its format, or several
     */
    public record Original(String part, long line, String text) {}

    /** Told of each record, one after the other. */
    public interface Reader {
        /** A file of the delivery begins. @param head what stands before its records, such as a header; ends with a line end, or is empty */
        void part(String name, String head) throws IOException;

        void row(long line, String reason, String text) throws IOException;
    }

    /** Tells of the rows in their order. */
    public void read(Reader reader) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
            for (long row = 0; row < rows; row++) {
                if (in.readBoolean()) {
                    reader.part(text(in), text(in));
                }
                reader.row(in.readLong(), text(in), text(in));
            }
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    /** Gathers the rows of one fate. */
    public static final class Gatherer {
        private final Fate fate;
        private final long most;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out;
        private String part = "";
        private Original last = new Original("", -1, "");
        private long rows;
        private boolean full;

        /** @param most rows to keep */
        public Gatherer(Fate fate, long most) {
            this.fate = fate;
            this.most = most;
            try {
                this.out = new DataOutputStream(new GZIPOutputStream(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Whether no further row is kept. */
        public boolean isFull() {
            full |= rows >= most || out.size() >= MOST_BYTES;
            return full;
        }

        /** Keeps a record, once where it is told of again at once. */
        public void add(Original row, String reason, Supplier<String> head) {
            if (isFull() || row.equals(last)) {
                return;
            }
            last = row;
            try {
                boolean begins = rows == 0 || !row.part().equals(part);
                out.writeBoolean(begins);
                if (begins) {
                    part = row.part();
                    write(part);
                    write(head.get());
                }
                out.writeLong(row.line());
                write(reason);
                write(row.text());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            rows++;
        }

        private void write(String text) throws IOException {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }

        public long rows() {
            return rows;
        }

        /** What was kept; empty where there is nothing. */
        public Optional<KeptRows> finish() {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return rows == 0 ? Optional.empty() : Optional.of(new KeptRows(fate, rows, bytes.toByteArray()));
        }
    }
}
