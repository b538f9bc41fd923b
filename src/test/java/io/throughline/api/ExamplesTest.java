package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.parser.Parser;
import graphql.validation.Validator;
import io.throughline.Examples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.execution.GraphQlSource;

/** Each example is a query that the schema allows; what they answer over the sample market is recorded elsewhere. */
@SpringBootTest(classes = MemoryApplication.class)
class ExamplesTest {
    @Autowired
    private GraphQlSource source;

    static Stream<String> names() {
        return Examples.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void exampleIsAllowed(String name) throws Exception {
        String query = Files.readString(Path.of("graphql", "examples", name + ".graphql"));
        assertThat(new Validator().validateDocument(source.schema(), Parser.parse(query), Locale.ROOT))
                .isEmpty();
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
