package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.index.JourneyIndex;
import io.throughline.ingest.ImportDesk;
import io.throughline.ingest.ImportFile;
import io.throughline.ingest.ImportOptions;
import io.throughline.ingest.ImportProgress;
import io.throughline.ingest.ImportSettings;
import io.throughline.journey.ImportReport;
import io.throughline.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a log is shuffled, split and repeated over imports, every figure is that of the log imported whole. */
class OrderIT {
    private static final String HEADER = "customer,timestamp,touchpoint,value";
    private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");
    private static final int CUSTOMERS = 12;
    private static final int FILES = 4;

    @TempDir
    private Path folder;

    private TestDatabase database;

    /** A row as it stands in a file, and how often the log holds it. */
    private record Line(String text, int times) {}

    @BeforeEach
    void clear() {
        database = TestDatabase.shared();
        database.clear();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyOrderAndAnySplitGivesTheSameFigures(long seed) throws IOException {
        Random random = new Random(seed);
        List<Line> log = log(random);
        List<String> whole = new ArrayList<>();
        log.forEach(line -> whole.addAll(Collections.nCopies(line.times, line.text)));
        take(whole, 1_000_000);
        Figures expected = Figures.of(database.timelines());
        assertThat(expected.interactions()).isEqualTo(whole.size());
        assertThat(expected.customers()).isEqualTo(CUSTOMERS);
        assertThat(expected.converted()).isPositive();

        for (int round = 0; round < 3; round++) {
            database.clear();
            JourneyIndex following = new JourneyIndex(database.timelines());
            long accepted = 0;
            long duplicates = 0;
            for (List<String> file : split(log, random)) {
                ImportReport report = take(file, 1 + random.nextInt(60));
                assertThat(report.rejected()).isZero();
                accepted += report.accepted();
                duplicates += report.duplicates();
                following.refresh();
            }
            assertThat(accepted).isEqualTo(whole.size());
            assertThat(duplicates).isPositive();
            assertThat(Figures.of(database.timelines())).isEqualTo(expected);
            assertThat(Figures.of(following, database.timelines())).isEqualTo(expected);
        }
    }

    /** Each customer at times of their own; some rows stand there twice or three times. */
    private static List<Line> log(Random random) {
        String[] touchpoints = {"search", "email", "store", "buy"};
        List<Line> lines = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            for (int i = 0; i < 14; i++) {
                String touchpoint = touchpoints[random.nextInt(touchpoints.length)];
                Instant at = DAY.plusSeconds(i * 3600L + random.nextInt(3600));
                String value = touchpoint.equals("buy") ? Integer.toString(1 + random.nextInt(50)) : "";
                int times = random.nextInt(5) == 0 ? 2 + random.nextInt(2) : 1;
                lines.add(new Line("c" + customer + "," + at + "," + touchpoint + "," + value, times));
            }
        }
        return lines;
    }

    /** All copies of a row into one file; every third row some copies more into another. */
    private static List<List<String>> split(List<Line> log, Random random) {
        List<List<String>> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            files.add(new ArrayList<>());
        }
        for (Line line : log) {
            int home = random.nextInt(FILES);
            files.get(home).addAll(Collections.nCopies(line.times, line.text));
            if (random.nextInt(3) == 0) {
                int other = (home + 1 + random.nextInt(FILES - 1)) % FILES;
                files.get(other).addAll(Collections.nCopies(1 + random.nextInt(line.times), line.text));
            }
        }
        files.forEach(file -> Collections.shuffle(file, random));
        return files;
    }

    private ImportReport take(List<String> rows, int buffer) throws IOException {
        List<String> text = new ArrayList<>(rows);
        text.add(0, HEADER);
        Path file = Files.write(folder.resolve("log.csv"), text);
        ImportDesk desk = new ImportDesk(database.store(), ImportSettings.of(buffer, true));
        return desk.importFile(ImportFile.of(file), ImportOptions.of(List.of("conversions=buy")), ImportProgress.NONE);
    }
}
