package io.throughline.ingest.format;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import io.throughline.journey.ImportRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/** Unpacks pages in plain Java, none larger than a page may be; packs none, as no Parquet file is written. */
final class ParquetCodecs implements CompressionCodecFactory {
    private static final int LARGEST_PAGE = 1 << 28;

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        throw new UnsupportedOperationException("Parquet files are read here, never written");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        return switch (name) {
            case UNCOMPRESSED, GZIP -> new Pages(name, null);
            case SNAPPY -> new Pages(name, new SnappyDecompressor());
            case ZSTD -> new Pages(name, new ZstdDecompressor());
            case LZ4_RAW -> new Pages(name, new Lz4Decompressor());
            default ->
                throw new ImportRefused("The Parquet file is packed with " + name
                        + "; write it with snappy, gzip, zstd, lz4_raw or without.");
        };
    }

    @Override
    public void release() {}

    private record Pages(
            CompressionCodecName name, @Nullable Decompressor codec) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            return BytesInput.from(unpack(bytes.toByteArray(), size));
        }

        @Override
        public void decompress(ByteBuffer input, int packed, ByteBuffer output, int size) throws IOException {
            byte[] bytes = new byte[packed];
            input.get(bytes);
            output.put(unpack(bytes, size));
        }

        private byte[] unpack(byte[] packed, int size) throws IOException {
            if (size < 0 || size > LARGEST_PAGE) {
                throw new IOException("damaged Parquet data: a page of " + size + " bytes");
            }
            if (name == CompressionCodecName.UNCOMPRESSED) {
                return packed;
            }
            byte[] unpacked = new byte[size];
            int length = codec == null
                    ? gunzip(packed, unpacked)
                    : codec.decompress(packed, 0, packed.length, unpacked, 0, size);
            if (length != size) {
                throw new IOException("damaged Parquet data: a page has " + length + " bytes instead of " + size);
            }
            return unpacked;
        }

        private static int gunzip(byte[] packed, byte[] to) throws IOException {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                int length = in.readNBytes(to, 0, to.length);
                return in.read() < 0 ? length : length + 1;
            }
        }

        @Override
        public void release() {}
    }
}
