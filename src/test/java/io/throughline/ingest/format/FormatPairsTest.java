package io.throughline.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ingest.delivery.FileSource;
import io.throughline.ingest.text.ImportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each pair is a file NAME.input and NAME.rows: its format, its header, and each row with its line. Every format has a pair. */
class FormatPairsTest {
    private static final Path PAIRS = Path.of("src", "test", "resources", "formats");

    static List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.list(PAIRS)) {
            return files.filter(file -> file.toString().endsWith(".input"))
                    .sorted()
                    .toList();
        }
    }

    private static Content content(Path input) throws IOException {
        return Content.detect(ImportFile.of(input), null).survey();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void aFileReadsAsItsRows(Path input) throws IOException {
        Content content = content(input);
        List<String> lines = new ArrayList<>();
        try (FileSource source = content.open();
                RowReader rows = content.format().open(source)) {
            lines.add(content.format().describe());
            lines.add(String.join(" | ", rows.header()));
            for (Row row = rows.next(); row != null; row = rows.next()) {
                lines.add(row.line + ": " + (row.fault != null ? row.fault : cells(row)));
            }
        }
        Path expected = Path.of(input.toString().replace(".input", ".rows"));
        assertThat(String.join("\n", lines).lines().toList()).isEqualTo(Files.readAllLines(expected));
    }

    private static String cells(Row row) {
        return String.join(
                " | ", IntStream.range(0, row.columns()).mapToObj(row::text).toList());
    }

    @Test
    void everyFormatHasAPair() throws IOException {
        Set<Class<?>> met = new HashSet<>();
        for (Path input : inputs()) {
            Format format = content(input).format();
            met.add(format.getClass());
            if (format instanceof MappedFormat mapped) {
                met.add(mapped.layout().getClass());
            }
            if (format instanceof DeliveryFormat delivery) {
                delivery.parts().forEach(part -> met.add(part.layout().getClass()));
            }
        }
        assertThat(met)
                .containsExactlyInAnyOrder(Stream.of(Format.class.getPermittedSubclasses())
                        .flatMap(kind -> kind.isSealed() ? Stream.of(kind.getPermittedSubclasses()) : Stream.of(kind))
                        .toArray(Class[]::new));
    }
}
