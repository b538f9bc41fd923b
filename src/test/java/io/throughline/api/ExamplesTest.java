package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;
import stub.Answer;
import stub.Examples;
import stub.StubApplication;
import tools.jackson.databind.json.JsonMapper;

/** Each example is a valid query whose answer over the stubs is as recorded; real data answer elsewhere. */
@SpringBootTest(classes = StubApplication.class)
class ExamplesTest {
    private static final Path EXPECTED = Path.of("src", "test", "resources", "expected", "stub");

    @Autowired
    private WebGraphQlHandler handler;

    static Stream<String> names() {
        return Examples.names().stream();
    }

    private String ask(String query) {
        return JsonMapper.builder()
                .build()
                .writeValueAsString(Answer.to(handler, query).all());
    }

    @ParameterizedTest
    @MethodSource("names")
    void exampleAnswersAsRecorded(String name) throws Exception {
        new Examples(EXPECTED, this::ask).verify(name);
    }

    @Test
    void everyRecordedAnswerHasItsExample() throws Exception {
        try (Stream<Path> files = Files.list(EXPECTED)) {
            List<String> recorded = files.map(f -> f.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
            assertThat(recorded).isEqualTo(Examples.names()).hasSizeGreaterThanOrEqualTo(8);
        }
    }

    @Test
    void aDifferenceAnErrorAndAMissingAnswerAreNoticed(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("checks.json"), "{\"journeys\":{\"count\":2}}");
        new Examples(folder, query -> "{\"data\":{\"journeys\":{\"count\":2}},\"extensions\":{\"millis\":3}}")
                .verify("checks");
        assertThatThrownBy(
                        () -> new Examples(folder, query -> "{\"data\":{\"journeys\":{\"count\":1}}}").verify("checks"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("but expected is");
        assertThatThrownBy(() -> new Examples(folder, query -> "{\"errors\":[{}],\"data\":null}").verify("checks"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new Examples(folder, query -> "{\"data\":{}}").verify("journey-graph"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("throughline.expect=write");
    }
}
