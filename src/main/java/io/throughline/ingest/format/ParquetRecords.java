package io.throughline.ingest.format;

import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The records of a Parquet file, one group of rows in memory at a time. */
final class ParquetRecords extends Records {
    private static final int MAGIC = 4;

    private final ParquetFileReader file;
    private final ParquetTrees trees;
    private final MessageColumnIO columns;
    private @Nullable RecordReader<JsonNode> rows;
    private long left;

    private ParquetRecords(ParquetFileReader file, boolean plain) {
        this.file = file;
        MessageType schema = file.getFileMetaData().getSchema();
        this.trees = new ParquetTrees(schema, plain);
        this.columns = new ColumnIOFactory(file.getFileMetaData().getCreatedBy()).getColumnIO(schema);
    }

    /**
     * @param channel closed with the records
     * @param plain whether maps stay lists of keys and values, which are one cell
     */
    static ParquetRecords open(SeekableByteChannel channel, boolean plain) throws IOException {
        try {
            requireEnd(channel);
            ParquetFileReader file = ParquetFileReader.open(
                    new Channel(channel),
                    ParquetReadOptions.builder(new PlainParquetConfiguration())
                            .withCodecFactory(new ParquetCodecs())
                            .usePageChecksumVerification(true)
                            .build());
            requireSound(file, channel.size());
            requireOnce(file.getFileMetaData().getSchema());
            return new ParquetRecords(file, plain);
        } catch (ImportRefused | IOException failure) {
            channel.close();
            throw failure;
        } catch (RuntimeException damage) {
            channel.close();
            throw damaged(damage);
        }
    }

    /** What the file holds is told at its end. */
    private static void requireEnd(SeekableByteChannel channel) throws IOException {
        ByteBuffer end = ByteBuffer.allocate(MAGIC);
        long from = Math.max(0, channel.size() - MAGIC);
        channel.position(from);
        while (end.hasRemaining() && channel.read(end) >= 0) {}
        channel.position(0);
        String read = new String(end.array(), 0, end.position(), StandardCharsets.ISO_8859_1);
        if (!read.equals("PAR1") && !read.equals("PARE")) {
            throw new IOException(
                    "damaged Parquet data: its end is missing, so it was cut off on its way; send it again");
        }
    }

    /** What the file says of its parts lies in it, and one group of rows fits into memory. */
    private static void requireSound(ParquetFileReader file, long size) throws IOException {
        long most = Runtime.getRuntime().maxMemory() / 4;
        for (BlockMetaData rows : file.getRowGroups()) {
            long sum = 0;
            for (ColumnChunkMetaData column : rows.getColumns()) {
                long begin = column.getStartingPos();
                long length = column.getTotalSize();
                if (begin < 0 || length < 0 || begin > size - length) {
                    throw new IOException("damaged Parquet data: a column lies outside of the file");
                }
                sum += length;
            }
            if (sum > most) {
                throw new ImportRefused(String.format(
                        java.util.Locale.ROOT,
                        "A group of rows has %,d MB, more than fits into memory (%,d MB); write groups of at most 128 MB.",
                        sum >> 20,
                        most >> 20));
            }
        }
    }

    private static void requireOnce(GroupType group) {
        Set<String> names = new HashSet<>();
        for (Type field : group.getFields()) {
            if (!names.add(field.getName())) {
                throw new ImportRefused(
                        "The Parquet file has two columns '" + field.getName() + "'; rename one of them.");
            }
            if (!field.isPrimitive()) {
                requireOnce(field.asGroupType());
            }
        }
    }

    private static IOException damaged(RuntimeException damage) {
        String said = String.valueOf(damage.getMessage()).lines().findFirst().orElse("");
        return new IOException("damaged Parquet data: " + RowReader.shorten(said), damage);
    }

    MessageType schema() {
        return file.getFileMetaData().getSchema();
    }

    @Override
    boolean next() throws IOException {
        try {
            while (left == 0) {
                PageReadStore group = file.readNextRowGroup();
                if (group == null) {
                    return false;
                }
                left = group.getRowCount();
                rows = columns.getRecordReader(group, trees);
            }
            node = rows == null ? null : rows.read();
            left--;
            line++;
            return true;
        } catch (ImportRefused refused) {
            throw refused;
        } catch (RuntimeException damage) {
            throw damaged(damage);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Bytes at any place. */
    private record Channel(SeekableByteChannel bytes) implements InputFile {
        @Override
        public long getLength() throws IOException {
            return bytes.size();
        }

        @Override
        public SeekableInputStream newStream() {
            return new DelegatingSeekableInputStream(Channels.newInputStream(bytes)) {
                @Override
                public long getPos() throws IOException {
                    return bytes.position();
                }

                @Override
                public void seek(long position) throws IOException {
                    bytes.position(position);
                }
            };
        }
    }
}
