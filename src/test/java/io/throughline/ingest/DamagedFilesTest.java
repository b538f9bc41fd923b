package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of every format, cut off anywhere and with bytes changed: each is read, every record accounted for, or refused by one clear line.
 * {@code -Dthroughline.seed=} repeats other damage.
 */
class DamagedFilesTest {
    private static final Path FILES = Path.of("src", "test", "resources", "formats");
    private static final int ROUNDS = 120;
    private static final long SEED = Long.getLong("throughline.seed", 13);

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.filter(file -> file.toString().endsWith(".input"))
                    .sorted()
                    .toList();
        }
    }

    private static List<byte[]> damaged(byte[] whole, Random random) {
        List<byte[]> all = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] one = Arrays.copyOf(whole, round % 3 == 0 ? random.nextInt(whole.length) + 1 : whole.length);
            for (int flip = 0; flip < (round % 3 == 0 ? round % 2 : 1 + round % 4); flip++) {
                one[random.nextInt(one.length)] = (byte) random.nextInt(256);
            }
            all.add(one);
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadOrRefusedByOneClearLine(Path file) throws IOException {
        for (byte[] damaged : damaged(Files.readAllBytes(file), new Random(SEED))) {
            Trial trial = new Trial();
            try {
                ImportReport report = trial.take(damaged);
                assertThat(report.rows())
                        .isEqualTo(report.taken() + report.leftOut() + report.duplicates() + report.rejected());
            } catch (ImportRefused refused) {
                assertThat(refused.getMessage()).doesNotContain("Exception").hasSizeLessThan(3_000);
                assertThat(refused.getMessage().lines().limit(2).toList()).hasSize(1);
                assertThat(trial.store.entries).isEmpty();
            }
        }
    }

    /** All that is read of a workbook has a checksum, so damage never changes a row. */
    @Test
    void aWorkbookNeverSaysSomethingElse() throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve("workbook.input"));
        Trial undamaged = new Trial();
        undamaged.take(whole);
        int read = 0;
        for (byte[] damaged : damaged(whole, new Random(SEED + 1))) {
            Trial trial = new Trial();
            try {
                trial.take(damaged);
                assertThat(trial.store.entries).isEqualTo(undamaged.store.entries);
                read++;
            } catch (ImportRefused refused) {
                assertThat(trial.store.entries).isEmpty();
            }
        }
        assertThat(read).as("some bytes carry nothing").isPositive();
    }
}
