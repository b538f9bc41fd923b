package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.cli.GenerateCommand;
import io.throughline.ingest.Workbooks;
import io.throughline.journey.ImportReport;
import io.throughline.store.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The same interactions in every container: an import killed in the middle leaves nothing, and the file is then taken whole. */
class KilledContainersIT {
    private static final int ROWS = 6_000;
    private static final int PART = 1_000;
    private static final List<String> KINDS = List.of("folder", "gz", "bz2", "xz", "zip", "tar.zst", "xlsx", "parquet");

    @TempDir
    private static Path shared;

    private static List<String> lines;

    @BeforeAll
    static void writeLog() throws IOException {
        Path log = shared.resolve("log.csv");
        int exit = new CommandLine(new GenerateCommand())
                .execute("--interactions=" + ROWS, "--seed=5", "--order=time", "--out=" + log);
        assertThat(exit).isZero();
        lines = Files.readAllLines(log);
    }

    /** One store for all: each process finds it as the one before was killed, and what is taken in the end has never been there. */
    @Test
    void leavesNothingAndIsTakenAgain() throws IOException, InterruptedException {
        Path store = shared.resolve("store");
        List<String> awaited = List.of(
                UnfinishedImport.OPENED, UnfinishedImport.WROTE, UnfinishedImport.WROTE, UnfinishedImport.WROTE);
        Map<String, Path> files = new LinkedHashMap<>();
        for (String kind : KINDS) {
            files.put(kind, write(kind, shared.resolve("log." + kind)));
            assertThat(KilledImport.of(store, files.get(kind), PART, awaited, Duration.ZERO))
                    .as(kind)
                    .doesNotContain(UnfinishedImport.FINISHING);
            assertThat(spools(KilledImport.temporary(store))).as(kind).isEmpty();
        }
        try (TestDatabase database = TestDatabase.at(store)) {
            assertThat(database.imports().isEmpty()).isTrue();
            assertThat(database.timelines().loadCatalogue().touchpoints()).isEmpty();
            long fresh = ROWS;
            for (Map.Entry<String, Path> file : files.entrySet()) {
                ImportReport report = UnfinishedImport.take(database.imports(), file.getValue(), PART);
                assertThat(List.of(report.accepted(), report.duplicates(), report.rejected()))
                        .as(file.getKey())
                        .containsExactly(fresh, ROWS - fresh, 0L);
                fresh = 0;
            }
        }
    }

    /** What a packed file was copied to has no name, so a killed process leaves none. */
    private static List<Path> spools(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("throughline-spool-"))
                    .toList();
        }
    }

    private static Path write(String kind, Path file) throws IOException {
        switch (kind) {
            case "folder" -> {
                Files.createDirectory(file);
                Files.write(file.resolve("a.csv"), half(0));
                Files.write(file.resolve("b.csv"), half(1));
            }
            case "tar.zst" -> {
                try (TarArchiveOutputStream tar =
                        new TarArchiveOutputStream(new ZstdCompressorOutputStream(Files.newOutputStream(file)))) {
                    for (int part = 0; part < 2; part++) {
                        TarArchiveEntry entry = new TarArchiveEntry(part + ".csv");
                        entry.setSize(half(part).length);
                        tar.putArchiveEntry(entry);
                        tar.write(half(part));
                        tar.closeArchiveEntry();
                    }
                }
            }
            case "xlsx" -> {
                StringBuilder rows = new StringBuilder();
                for (int row = 0; row < lines.size(); row++) {
                    rows.append(Workbooks.row(row + 1, lines.get(row).split(",", -1)));
                }
                Files.write(file, new Workbooks().sheet("Log", rows.toString()).bytes());
            }
            case "parquet" -> writeParquet(file);
            default -> {
                try (OutputStream packed = pack(kind, Files.newOutputStream(file))) {
                    packed.write(text(lines));
                }
            }
        }
        return file;
    }

    private static OutputStream pack(String kind, OutputStream to) throws IOException {
        return switch (kind) {
            case "gz" -> new GZIPOutputStream(to);
            case "bz2" -> new BZip2CompressorOutputStream(to);
            case "xz" -> new XZCompressorOutputStream(to, 1);
            default -> {
                ZipOutputStream zip = new ZipOutputStream(to);
                zip.putNextEntry(new ZipEntry("log.csv"));
                yield zip;
            }
        };
    }

    private static void writeParquet(Path file) throws IOException {
        String[] names = lines.get(0).split(",", -1);
        MessageType schema = new MessageType(
                "log",
                Stream.of(names)
                        .map(name -> (Type) Types.optional(PrimitiveTypeName.BINARY)
                                .as(LogicalTypeAnnotation.stringType())
                                .named(name))
                        .toList());
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .build()) {
            for (String line : lines.subList(1, lines.size())) {
                Group row = new SimpleGroup(schema);
                String[] cells = line.split(",", -1);
                for (int column = 0; column < names.length; column++) {
                    row.add(column, cells[column]);
                }
                writer.write(row);
            }
        }
    }

    private static byte[] half(int part) {
        List<String> some = new ArrayList<>(List.of(lines.get(0)));
        some.addAll(lines.subList(1 + part * ROWS / 2, 1 + (part + 1) * ROWS / 2));
        return text(some);
    }

    private static byte[] text(List<String> some) {
        return (String.join("\n", some) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
