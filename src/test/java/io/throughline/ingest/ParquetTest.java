package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Parquet files, whose columns are each packed in another way: as they lie, packed once more, and several as one delivery. */
class ParquetTest {
    private static byte[] file() throws IOException {
        return Files.readAllBytes(Path.of("src", "test", "resources", "formats", "parquet.input"));
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(file());
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void itIsReadWhereverItLies() throws IOException {
        for (byte[] bytes : List.of(file(), Trial.gzip(file()), zip("a.parquet"))) {
            Trial trial = new Trial();
            ImportReport report = trial.take(bytes, "value=revenue", "conversions=Order", "time=time");
            assertThat(List.of(report.rows(), report.accepted(), report.rejected()))
                    .containsExactly(4L, 3L, 1L);
            assertThat(trial.store.of("b")).extracting(MemoryStore.Entry::value).contains(19.9);
            assertThat(trial.store.of("a").get(0).at()).isEqualTo(1_710_061_205_123_456L);
        }
        ImportReport both = new Trial().take(zip("a.parquet", "b.parquet"));
        assertThat(both.notes().get(0)).contains("Parquet").contains("2 files as one delivery");
        assertThat(List.of(both.accepted(), both.duplicates(), both.rejected())).containsExactly(6L, 0L, 2L);
    }

    /** A mapping sees lists and maps as they are. */
    @Test
    void aMappingLooksIntoListsAndMaps() throws IOException {
        Trial trial = new Trial();
        trial.take(
                file(),
                "mapping-text=name: mine\ninteraction:\n  customer: user_id\n  time: time\n"
                        + "  touchpoint: '[event, device.os, params.k, string(size(items))].filter(word, word != \"\").join(\"/\")'\n");
        assertThat(trial.store.of("a"))
                .extracting(MemoryStore.Entry::touchpoint)
                .containsExactly("Visit/ios/v/2");
    }

    /** Who sent a part of a file is told so, in words that are not the reader's own. */
    @Test
    void aFileThatWasCutIsToldSo() throws IOException {
        byte[] half = Arrays.copyOf(file(), file().length / 2);
        assertThatThrownBy(() -> new Trial().take(half))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("its end is missing")
                .hasMessageNotContaining("Channel");
    }

    /** Of two columns with one name nobody can tell which is meant. */
    @Test
    void twoColumnsWithOneNameAreTold() {
        byte[] twice = Base64.getDecoder()
                .decode(
                        "UEFSMRUAFRYVFiwVAhUAFQYVBhwAAAACAAAAAgEBAAAAdRUAFRYVFiwVAhUAFQYVBhwAAAACAAAAAgEBAAAAdhUAFSgVKCwVAhUAFQYVBhwAAA"
                                + "ACAAAAAgEKAAAAMjAyNi0wMS0wMRUAFRYVFiwVAhUAFQYVBhwAAAACAAAAAgEBAAAAQRUEGVw1ABgGc2NoZW1hFQgAFQwlAhgEdXNlciUATBwA"
                                + "AAAVDCUCGAR1c2VyJQBMHAAAABUMJQIYBHRpbWUlAEwcAAAAFQwlAhgFZXZlbnQlAEwcAAAAFgIZHBlMJgAcFQwZJQYAGRgEdXNlchUAFgIWPB"
                                + "Y8JghJHBUAFQAVAgA8FgIZBhkmAAIAAAAmABwVDBklBgAZGAR1c2VyFQAWAhY8FjwmREkcFQAVABUCADwWAhkGGSYAAgAAACYAHBUMGSUGABkY"
                                + "BHRpbWUVABYCFk4WTiaAAUkcFQAVABUCADwWFBkGGSYAAgAAACYAHBUMGSUGABkYBWV2ZW50FQAWAhY8FjwmzgFJHBUAFQAVAgA8FgIZBhkmAA"
                                + "IAAAAWggIWAiYIFoICACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNS4wLjEZTBwAABwAABwAABwAAABXAQAAUEFSMQ==");
        assertThatThrownBy(() -> new Trial().take(twice))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("two columns 'user'");
    }
}
