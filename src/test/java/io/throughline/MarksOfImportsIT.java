package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.catalogue.TouchpointEdit;
import io.throughline.index.JourneyIndex;
import io.throughline.ingest.ImportProgress;
import io.throughline.ingest.ImportService;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportReport;
import io.throughline.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import marks as a conversion leaves with it: afterwards all figures are those of a store that never had it. */
class MarksOfImportsIT {
    private static final String HEADER = "customer,time,touchpoint,value,conversion\n";
    private static final String LEADS = "ann,2022-03-01T10:00:00Z,ad,,\nann,2022-03-01T11:00:00Z,lead,10,\n";
    private static final String FLAGGED = "bob,2022-03-01T10:00:00Z,lead,20,1\nbob,2022-03-02T10:00:00Z,lead,,\n";

    private record Given(String rows, String... options) {}

    @TempDir
    private Path folder;

    private TestDatabase database;
    private JourneyIndex following;

    @BeforeEach
    void clear() {
        database = TestDatabase.shared();
        begin();
    }

    private void begin() {
        database.clear();
        following = new JourneyIndex(database.timelines());
    }

    private ImportReport take(Given given) throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), HEADER + given.rows);
        ImportReport report = new ImportService(database.imports(), ImportSettings.of(1_000, true))
                .importFile(ImportFile.of(file), ImportOptions.of(List.of(given.options)), ImportProgress.NONE);
        following.refresh();
        return report;
    }

    private void remove(ImportReport report) {
        assertThat(database.imports().remove(report.id(), "test", "removeImport"))
                .isTrue();
        database.imports().awaitPurge(left -> {});
        following.refresh();
    }

    private Figures figures() {
        Figures figures = Figures.of(database.timelines());
        assertThat(Figures.of(following, database.timelines())).isEqualTo(figures);
        return figures;
    }

    @Test
    void aMarkLeavesWithTheLastImportThatMadeIt() throws IOException {
        take(new Given(LEADS));
        ImportReport one = take(new Given(FLAGGED, "conversions=lead"));
        ImportReport other = take(new Given("cid,2022-03-01T10:00:00Z,ad,,\n", "conversions=lead"));
        assertThat(figures().converted()).isEqualTo(3);
        remove(one);
        assertThat(figures().converted()).isEqualTo(1);
        remove(other);
        assertThat(figures().converted()).isZero();
    }

    @Test
    void flagsAtATouchpointThatOthersMarkOutliveTheMark() throws IOException {
        ImportReport marks = take(new Given(LEADS, "conversions=lead"));
        take(new Given(FLAGGED));
        assertThat(figures().converted()).isEqualTo(3);
        remove(marks);
        assertThat(figures().converted()).isEqualTo(1);
        assertThat(figures().value()).isEqualTo(20);
    }

    @Test
    void whatReplacesAnImportMarksAnew() throws IOException {
        ImportReport wrong = take(new Given(LEADS, "conversions=ad,sold", "source=log"));
        assertThat(figures().converted()).isEqualTo(1);
        take(new Given(LEADS, "conversions=lead", "replaces=" + wrong.id()));
        assertThat(figures().converted()).isEqualTo(1);
        assertThat(figures().value()).isEqualTo(10);
        take(new Given("cid,2022-03-01T10:00:00Z,sold,5,\n"));
        assertThat(figures().converted()).isEqualTo(1);
    }

    @Test
    void whatSomebodySaidStays() throws IOException {
        ImportReport marks = take(new Given(LEADS, "conversions=lead"));
        take(new Given(FLAGGED));
        database.catalogue().describe(List.of(new TouchpointEdit("lead", null, null, null, null, null, true)), "kim");
        remove(marks);
        assertThat(figures().converted()).isEqualTo(2);
    }

    /** The touchpoint goes with its last row, the mark of an import that stays waits for the next. */
    @Test
    void aMarkWaitsWhileNoDataHoldsItsTouchpoint() throws IOException {
        take(new Given("cid,2022-03-01T10:00:00Z,ad,,\n", "conversions=lead"));
        remove(take(new Given(LEADS)));
        take(new Given(LEADS.replace("ann", "dan")));
        assertThat(figures().converted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatStaysIsAsIfTheOthersHadNeverCome(long seed) throws IOException {
        Random random = new Random(seed);
        List<Given> files = new ArrayList<>();
        for (int file = 0; file < 5; file++) {
            files.add(file(random, file));
        }
        List<ImportReport> reports = new ArrayList<>();
        for (Given file : files) {
            reports.add(take(file));
        }
        List<Given> staying = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            if (random.nextBoolean()) {
                remove(reports.get(file));
            } else {
                staying.add(files.get(file));
            }
        }
        Given late = file(random, 9);
        take(late);
        Figures after = figures();
        begin();
        for (Given file : staying) {
            take(file);
        }
        take(late);
        assertThat(figures()).isEqualTo(after);
    }

    /** Rows that no other file has. */
    private static Given file(Random random, int number) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            rows.append(List.of("ann", "bob", "cid").get(random.nextInt(3)))
                    .append(",2022-03-0" + (1 + i) + "T1" + number + ":00:00Z,")
                    .append(List.of("ad", "lead", "buy").get(random.nextInt(3)))
                    .append(',' + (random.nextBoolean() ? "5" : "") + ',')
                    .append(random.nextInt(3) == 0 ? "1\n" : "0\n");
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Given(rows.toString());
            case 1 -> new Given(rows.toString(), "conversions=lead,sold");
            case 2 -> new Given(rows.toString(), "conversions=buy");
            default -> new Given(rows.toString(), "conversion-rows=SELF");
        };
    }
}
