package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.cli.GenerateCommand;
import io.throughline.ingest.Workbooks;
import io.throughline.journey.ImportReport;
import io.throughline.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The same interactions in every container: an import killed in the middle leaves nothing, and the file is then taken whole. */
class KilledContainersIT {
    private static final int ROWS = 6_000;
    private static final int PART = 1_000;

    @TempDir
    private static Path shared;

    private static List<String> lines;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeLog() throws IOException {
        Path log = shared.resolve("log.csv");
        int exit = new CommandLine(new GenerateCommand())
                .execute("--interactions=" + ROWS, "--seed=5", "--order=time", "--out=" + log);
        assertThat(exit).isZero();
        lines = Files.readAllLines(log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "tar.zst", "xlsx"})
    void leavesNothingAndIsTakenAgain(String kind) throws IOException, InterruptedException {
        Path file = write(kind, shared.resolve("log " + kind));
        Path store = folder.resolve("store");
        List<String> awaited = List.of(
                UnfinishedImport.OPENED, UnfinishedImport.WROTE, UnfinishedImport.WROTE, UnfinishedImport.WROTE);
        assertThat(KilledImport.of(store, file, PART, awaited, Duration.ZERO))
                .doesNotContain(UnfinishedImport.FINISHING);
        assertThat(spools()).isEmpty();
        try (TestDatabase database = TestDatabase.at(store)) {
            assertThat(database.imports().isEmpty()).isTrue();
            assertThat(database.timelines().loadCatalogue().touchpoints()).isEmpty();
            ImportReport report = UnfinishedImport.take(database.imports(), file, PART);
            assertThat(report.accepted()).isEqualTo(ROWS);
            assertThat(report.duplicates() + report.rejected()).isZero();
            ImportReport again = UnfinishedImport.take(database.imports(), file, PART);
            assertThat(List.of(again.accepted(), again.duplicates())).containsExactly(0L, (long) ROWS);
        }
    }

    /** What a packed file was copied to has no name, so a killed process leaves none. */
    private static List<Path> spools() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("throughline-spool-"))
                    .toList();
        }
    }

    private static Path write(String kind, Path file) throws IOException {
        switch (kind) {
            case "folder" -> {
                Files.createDirectory(file);
                Files.writeString(file.resolve("a.csv"), half(0));
                Files.writeString(file.resolve("b.csv"), half(1));
            }
            case "tar.zst" -> {
                try (TarArchiveOutputStream tar =
                        new TarArchiveOutputStream(new ZstdCompressorOutputStream(Files.newOutputStream(file)))) {
                    for (int part = 0; part < 2; part++) {
                        byte[] text = half(part).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                        TarArchiveEntry entry = new TarArchiveEntry(part + ".csv");
                        entry.setSize(text.length);
                        tar.putArchiveEntry(entry);
                        tar.write(text);
                        tar.closeArchiveEntry();
                    }
                }
            }
            default -> {
                StringBuilder rows = new StringBuilder();
                for (int row = 0; row < lines.size(); row++) {
                    rows.append(Workbooks.row(row + 1, lines.get(row).split(",", -1)));
                }
                Files.write(file, new Workbooks().sheet("Log", rows.toString()).bytes());
            }
        }
        return file;
    }

    private static String half(int part) {
        List<String> some = new ArrayList<>(List.of(lines.get(0)));
        some.addAll(lines.subList(1 + part * ROWS / 2, 1 + (part + 1) * ROWS / 2));
        return String.join("\n", some) + "\n";
    }
}
