package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ingest.ImportProgress;
import io.throughline.ingest.ImportService;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.TransitionGraph;
import io.throughline.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A conversion whose row left with its import is one with another row of its order alone, in figures and where the database counts. */
class LeftConversionsIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"7, 1", "8, 2", "'', 2"})
    void aConversionStaysWhereItsRowLeaves(String order, long count) throws IOException {
        TestDatabase database = TestDatabase.shared();
        database.clear();
        String plain = take(database, ",,7", true);
        take(database, ",1,7", false);
        take(database, "5,," + order, true);
        database.imports().remove(plain, "test", "removeImport");
        assertThat(Figures.of(database.timelines()).converted()).isEqualTo(count);
        assertThat(database.bean(TransitionGraph.class).count(() -> true).orElseThrow())
                .containsExactly(new TransitionGraph.Count("START", "lead", count));
    }

    /** @param marks whether the file says that the touchpoint converts */
    private String take(TestDatabase database, String cells, boolean marks) throws IOException {
        Path file = Files.writeString(
                folder.resolve("log.csv"),
                "customer,time,touchpoint,value,conversion,order\nann,2022-03-01T10:00:00Z,lead," + cells + "\n");
        return new ImportService(database.imports(), ImportSettings.of(1_000, true))
                .importFile(
                        ImportFile.of(file),
                        ImportOptions.of(List.of("conversions=" + (marks ? "lead" : "buy"))),
                        ImportProgress.NONE)
                .id();
    }
}
