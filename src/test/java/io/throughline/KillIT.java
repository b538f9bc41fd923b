package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.cli.GenerateCommand;
import io.throughline.feedback.FeedbackSource;
import io.throughline.journey.ImportReport;
import io.throughline.journey.TimelineSource.StoredTimeline;
import io.throughline.store.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** An import killed at any moment leaves nothing, and the same file is then taken as if nothing had happened. */
class KillIT {
    private static final int ROWS = 30_000;
    private static final int PART = 2_500;

    @TempDir
    private static Path shared;

    private static Path file;
    private static ImportReport undisturbed;
    private static Figures figures;

    @TempDir
    private Path folder;

    @BeforeAll
    static void importUndisturbed() {
        file = shared.resolve("log.csv");
        int exit = new CommandLine(new GenerateCommand())
                .execute("--interactions=" + ROWS, "--seed=5", "--order=time", "--out=" + file);
        assertThat(exit).isZero();
        try (TestDatabase database = TestDatabase.at(shared.resolve("store"))) {
            undisturbed = UnfinishedImport.take(database.imports(), file, PART);
            figures = Figures.of(database.timelines());
        }
        assertThat(undisturbed.accepted()).isEqualTo(ROWS);
        assertThat(figures.interactions()).isEqualTo(ROWS);
    }

    /** After a random part, and then somewhere in the next. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void killedWhileWritingItLeavesNothing(long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        List<String> awaited = new ArrayList<>(List.of(UnfinishedImport.OPENED));
        int parts = 1 + random.nextInt(ROWS / PART - 3);
        for (int part = 0; part < parts; part++) {
            awaited.add(UnfinishedImport.WROTE);
        }
        assertThat(KilledImport.of(folder, file, PART, awaited, Duration.ofMillis(random.nextInt(60))))
                .doesNotContain(UnfinishedImport.FINISHING);
        try (TestDatabase database = TestDatabase.at(folder)) {
            assertThat(timelinesOnDisk(database))
                    .as("a start does not wait for leftovers to be deleted")
                    .isPositive();
            assertNothingIsLeft(database);
            assertTakenAsIfNothingHadHappened(database);
        }
    }

    /** At the switch itself either outcome is right, half of one is not. */
    @Test
    void killedAtTheSwitchItIsThereWholeOrNotAtAll() throws IOException, InterruptedException {
        List<String> awaited = new ArrayList<>(List.of(UnfinishedImport.OPENED));
        awaited.addAll(Collections.nCopies(ROWS / PART, UnfinishedImport.WROTE));
        awaited.add(UnfinishedImport.FINISHING);
        KilledImport.of(folder, file, PART, awaited, Duration.ZERO);
        try (TestDatabase database = TestDatabase.at(folder)) {
            if (database.imports().isEmpty()) {
                assertNothingIsLeft(database);
                assertTakenAsIfNothingHadHappened(database);
                return;
            }
            assertThat(Figures.of(database.timelines())).isEqualTo(figures);
            ImportReport again = UnfinishedImport.take(database.imports(), file, PART);
            assertThat(again.accepted()).isZero();
            assertThat(again.duplicates()).isEqualTo(ROWS);
            assertThat(Figures.of(database.timelines())).isEqualTo(figures);
        }
    }

    @Test
    void feedbackKilledWhileItIsWrittenLeavesNothing() throws IOException, InterruptedException {
        StringBuilder rows = new StringBuilder("customer,time,kind,score\n");
        for (int i = 0; i < ROWS; i++) {
            String customer = i % 3 == 0 ? "" : "c" + i % 7_000;
            rows.append(customer)
                    .append(",2026-01-01T00:00:00.")
                    .append(100_000 + i)
                    .append("Z,NPS,")
                    .append(i % 11);
            rows.append('\n');
        }
        Path said = Files.writeString(shared.resolve("feedback.csv"), rows);
        List<String> awaited = List.of(UnfinishedImport.OPENED, UnfinishedImport.WROTE, UnfinishedImport.WROTE);
        KilledImport.of(folder, said, PART, awaited, Duration.ofMillis(20));
        try (TestDatabase database = TestDatabase.at(folder)) {
            assertThat(database.bean(FeedbackSource.class).listImports()).isEmpty();
            assertThat(database.nodes()).isZero();
            ImportReport whole = UnfinishedImport.take(database.imports(), said, PART);
            assertThat(whole.accepted()).isEqualTo(ROWS);
            ImportReport again = UnfinishedImport.take(database.imports(), said, PART);
            assertThat(again.duplicates()).isEqualTo(ROWS);
        }
    }

    private static long timelinesOnDisk(TestDatabase database) {
        try (var session = database.driver().session()) {
            return session.run("MATCH (t:Timeline) RETURN count(t) AS n")
                    .single()
                    .get("n")
                    .asLong();
        }
    }

    private void assertNothingIsLeft(TestDatabase database) throws IOException {
        List<StoredTimeline> timelines = new ArrayList<>();
        database.timelines().loadAll(timelines::add);
        assertThat(timelines).isEmpty();
        assertThat(database.imports().isEmpty()).isTrue();
        assertThat(database.imports().listImports(10, null)).isEmpty();
        assertThat(database.timelines().loadCatalogue().touchpoints()).isEmpty();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.readLine();
            String customer = lines.readLine().split(",", 2)[0];
            assertThat(database.customers().findCustomer(customer)).isEmpty();
        }
        assertThat(database.nodes()).isZero();
    }

    private void assertTakenAsIfNothingHadHappened(TestDatabase database) {
        ImportReport report = UnfinishedImport.take(database.imports(), file, PART);
        assertThat(report.rows()).isEqualTo(undisturbed.rows());
        assertThat(report.accepted()).isEqualTo(ROWS);
        assertThat(report.duplicates()).isZero();
        assertThat(report.rejected()).isZero();
        assertThat(report.customers()).isEqualTo(undisturbed.customers());
        assertThat(report.touchpoints()).isEqualTo(undisturbed.touchpoints());
        assertThat(Figures.of(database.timelines())).isEqualTo(figures);
    }
}
