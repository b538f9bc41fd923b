package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every example, sent to the whole product over its sample market, answers as recorded. */
@SampleService
class ExamplesIT {
    private static final Path EXPECTED = Path.of("src", "test", "resources", "expected");

    @LocalServerPort
    private int port;

    /** Those that only read come first, so that what they tell does not depend on those that write. */
    static Stream<String> names() {
        return Examples.names().stream()
                .sorted(Comparator.comparingInt(ExamplesIT::turn).thenComparing(Comparator.naturalOrder()));
    }

    /** What tells of personas comes after the one that defines one. */
    private static int turn(String name) {
        return name.startsWith("define-") || name.startsWith("save-")
                ? 1
                : name.startsWith("personas-") ? 2 : name.startsWith("record-") ? 3 : 0;
    }

    @ParameterizedTest
    @MethodSource("names")
    void exampleAnswersAsRecorded(String name) throws Exception {
        Answering service = new Answering(port).whenReady();
        new Examples(EXPECTED, service::ask).verify(name);
    }

    @Test
    void everyRecordedAnswerHasItsExample() throws Exception {
        try (Stream<Path> files = Files.list(EXPECTED)) {
            List<String> recorded = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
            assertThat(recorded).isEqualTo(Examples.names());
        }
    }
}
