package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ingest.text.Packing;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a file is packed, it is read as what it holds; a damaged one is refused as a whole. */
class PackedFilesTest {
    private static final String LOG =
            "customer,time,touchpoint\n" + "a,2026-01-01T00:00:00Z,search\n" + "b,2026-01-02T00:00:00Z,email\n";

    private final Trial trial = new Trial();

    @ParameterizedTest
    @EnumSource(Packing.class)
    void isReadAsWhatItHolds(Packing packing) throws IOException {
        byte[] packed = pack(packing, LOG.getBytes(StandardCharsets.UTF_8));
        ImportReport report = trial.take(packed);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(trial.store.entries)
                .extracting(MemoryStore.Entry::touchpoint)
                .containsExactly("search", "email");
        assertThat(report.notes().get(0)).endsWith(packing == Packing.PLAIN ? "UTF-8." : packing.words() + ".");
    }

    @ParameterizedTest
    @EnumSource(value = Packing.class, mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
    void cutOffNothingIsTaken(Packing packing) throws IOException {
        StringBuilder log = new StringBuilder(LOG);
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < 50_000; i++) {
            log.append("c").append(random.nextInt()).append(",2026-01-03T00:00:00Z,x\n");
        }
        byte[] packed = pack(packing, log.toString().getBytes(StandardCharsets.UTF_8));
        for (int kept : new int[] {packed.length / 2, packed.length - 4}) {
            assertThatThrownBy(() -> trial.take(Arrays.copyOf(packed, kept)))
                    .as("%d of %d bytes", kept, packed.length)
                    .isInstanceOf(ImportRefused.class)
                    .hasMessageContaining("nothing was taken");
        }
        assertThat(trial.store.entries).isEmpty();
    }

    @Test
    void anArchiveOfOneKindIsOneDelivery() throws IOException {
        byte[] log = LOG.getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> files = new TreeMap<>(Map.of("data/", new byte[0], "data/log.csv", log, "__MACOSX/x", log));
        assertThat(trial.take(zip(files)).accepted()).isEqualTo(2);
        files.put(
                "data/more.csv.bz2",
                pack(Packing.BZIP2, "touchpoint;time;customer\nstore;2026-01-03;c".getBytes(StandardCharsets.UTF_8)));
        files.put(
                "inner.tar.gz",
                pack(
                        Packing.GZIP,
                        tar(Map.of("a.csv", LOG.replace("2026-01", "2026-02").getBytes(StandardCharsets.UTF_8)))));
        ImportReport report = trial.take(zip(files));
        assertThat(List.of(report.accepted(), report.duplicates())).containsExactly(3L, 2L);
        assertThat(report.notes().get(0)).contains("3 files as one delivery");
        files.put("other.csv", "channel,date,cost\nads,2026-01-01,3\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> trial.take(zip(files)))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining(
                        "4 files of different kinds (data/log.csv, data/more.csv.bz2, inner.tar.gz/a.csv, other.csv)");
        assertThatThrownBy(() -> trial.take(zip(Map.of()))).isInstanceOf(ImportRefused.class);
        assertThatThrownBy(() -> trial.take(zip(Map.of("[Content_Types].xml", log, "xl/workbook.xml", log))))
                .hasMessageContaining("the workbook has no part");
    }

    @Test
    void aBadMemberTakesTheWholeDeliveryBack() throws IOException {
        byte[] log = LOG.getBytes(StandardCharsets.UTF_8);
        byte[] packed = pack(Packing.GZIP, LOG.repeat(20_000).getBytes(StandardCharsets.UTF_8));
        byte[] files = tar(new TreeMap<>(Map.of("a.csv", log, "b.csv.gz", Arrays.copyOf(packed, packed.length - 9))));
        assertThatThrownBy(() -> trial.take(files))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("nothing was taken");
        assertThat(trial.store.entries).isEmpty();
    }

    /** bgzip writes blocks, each a member that tells its length, and an empty one as the end. */
    @Test
    void aFileOfBlocksWithoutTheLastOneIsRefused() throws IOException {
        byte[] end = block("");
        assertThat(end).hasSize(28);
        List<byte[]> blocks = new java.util.ArrayList<>();
        for (String line : LOG.split("(?<=\n)")) {
            blocks.add(block(line));
        }
        byte[] cut = joined(blocks);
        for (byte[] refused : List.of(cut, blocks.get(0), joined(List.of(cut, end, cut)))) {
            assertThatThrownBy(() -> trial.take(refused))
                    .isInstanceOf(ImportRefused.class)
                    .hasMessageContaining("its last block is missing")
                    .hasMessageContaining("nothing was taken");
        }
        assertThat(trial.store.entries).isEmpty();
        byte[] more = pack(Packing.GZIP, "c,2026-01-03T00:00:00Z,store\n".getBytes(StandardCharsets.UTF_8));
        assertThat(trial.take(joined(List.of(cut, end))).accepted()).isEqualTo(2);
        assertThat(trial.take(joined(List.of(cut, more))).accepted()).isEqualTo(1);
    }

    private static byte[] block(String text) throws IOException {
        byte[] plain = pack(Packing.GZIP, text.getBytes(StandardCharsets.UTF_8));
        byte[] block = new byte[plain.length + 8];
        System.arraycopy(plain, 0, block, 0, 10);
        block[3] = 4;
        int length = block.length - 1;
        byte[] field = {6, 0, 'B', 'C', 2, 0, (byte) length, (byte) (length >> 8)};
        System.arraycopy(field, 0, block, 10, field.length);
        System.arraycopy(plain, 10, block, 18, plain.length - 10);
        return block;
    }

    private static byte[] joined(List<byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.write(part);
        }
        return out.toByteArray();
    }

    @Test
    void damagedArchivesAreRefusedOrRead() throws IOException {
        byte[] log = LOG.getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> files = new TreeMap<>(Map.of("a.csv", log, "b.csv.gz", pack(Packing.GZIP, log)));
        java.util.Random random = new java.util.Random(7);
        for (byte[] whole :
                List.of(zip(files), tar(files), pack(Packing.BZIP2, tar(files)), pack(Packing.XZ, tar(files)))) {
            for (int round = 0; round < 150; round++) {
                byte[] damaged = Arrays.copyOf(whole, round % 3 == 0 ? random.nextInt(whole.length) + 1 : whole.length);
                for (int flip = 0; flip < round % 5; flip++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                try {
                    assertThat(new Trial().take(damaged).rows()).isBetween(1L, 5L);
                } catch (ImportRefused refused) {
                    assertThat(refused).hasMessageNotContaining("Exception");
                }
            }
        }
    }

    /** Files behind the first few are opened where they begin, also of an archive in an archive, whatever the order of their names. */
    @Test
    void manyFilesOfAnArchiveAreReadWhereTheyBegin() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int file = 30; file > 0; file--) {
            String more = "x,2026-02-01T00:00:00Z,file " + file + "\n";
            String text =
                    "customer,time,touchpoint\n" + more + more.repeat(file * 40).replace("x,", "y,");
            files.put(file + ".csv", text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] packed = pack(Packing.GZIP, tar(files));
        for (byte[] archive : List.of(
                tar(files),
                packed,
                pack(Packing.XZ, tar(files)),
                tar(Map.of("inner.tar.gz", packed)),
                tar(Map.of("inner.zip", zip(files))),
                pack(Packing.GZIP, tar(Map.of("inner.zip.bz2", pack(Packing.BZIP2, zip(files))))),
                zip(Map.of("inner.zip", zip(Map.of("innermost.tar", tar(files))), "empty/", new byte[0])))) {
            Trial trial = new Trial();
            assertThat(trial.take(archive).rows()).isEqualTo(30 + 40 * 465);
            assertThat(trial.store.of("x"))
                    .extracting(MemoryStore.Entry::touchpoint)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 30)
                            .mapToObj(file -> "file " + file)
                            .toList());
        }
    }

    /** Nothing tells how many files a tar archive holds but the blocks at its end. */
    @Test
    void aTarArchiveWithoutItsEndIsCutOff() throws IOException {
        byte[] log = LOG.getBytes(StandardCharsets.UTF_8);
        byte[] whole = tar(new TreeMap<>(
                Map.of("a.csv", log, "b.csv", LOG.replace("a,", "c,").getBytes(StandardCharsets.UTF_8))));
        for (int kept : new int[] {700, 1_024, 1_300, 1_536, 1_600, 2_048, 2_100}) {
            assertThatThrownBy(() -> trial.take(Arrays.copyOf(whole, kept)), "%d bytes", kept)
                    .isInstanceOf(ImportRefused.class)
                    .hasMessageContaining("nothing was taken");
        }
        assertThat(trial.store.entries).isEmpty();
        assertThat(trial.take(Arrays.copyOf(whole, 2_560)).accepted()).isEqualTo(4);
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] pack(Packing packing, byte[] bytes) throws IOException {
        if (packing == Packing.ZIP) {
            return zip(Map.of("log.csv", bytes));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packed = switch (packing) {
            case GZIP -> new GzipCompressorOutputStream(out);
            case BZIP2 -> new BZip2CompressorOutputStream(out);
            case XZ -> new XZCompressorOutputStream(out);
            case ZSTD -> new ZstdCompressorOutputStream(out);
            default -> out;
        }) {
            packed.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }
}
