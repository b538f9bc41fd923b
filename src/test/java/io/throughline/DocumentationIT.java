package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Queries in the documentation are answered on the sample market, and as it says where it shows an answer. */
@SampleService
class DocumentationIT {
    private static final Pattern QUERIES = Pattern.compile("```graphql\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ANSWERED =
            Pattern.compile("```graphql\n([^`]*?)```\\s+```json\n([^`]*?)```", Pattern.DOTALL);
    private static final double HALF_A_DIGIT = 0.00005;

    @LocalServerPort
    private int port;

    static List<String> reads() throws IOException {
        List<String> reads = new ArrayList<>();
        for (Path file : files()) {
            for (Matcher block = QUERIES.matcher(Files.readString(file)); block.find(); ) {
                reads.addAll(operations(block.group(1)));
            }
        }
        return reads;
    }

    @ParameterizedTest
    @MethodSource("reads")
    void queryIsAnswered(String query) {
        assertThat(new Answering(port).whenReady().data(query)).isNotEmpty();
    }

    @Test
    void readmeShowsTheAnswer() throws IOException {
        Matcher shown = ANSWERED.matcher(Files.readString(Path.of("README.md")));
        assertThat(shown.find()).isTrue();
        JsonNode answer = new Answering(port).whenReady().data(shown.group(1)).get("journeys");
        assertSame(new JsonMapper().readTree(shown.group(2)), answer);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("src", "docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** The queries of a block that begin with a brace; what follows them on the line is for the reader. */
    private static List<String> operations(String block) {
        List<String> operations = new ArrayList<>();
        int depth = 0;
        int from = 0;
        boolean reads = true;
        for (int at = 0; at < block.length(); at++) {
            if (block.charAt(at) == '{' && depth++ == 0) {
                reads = !block.substring(from, at).contains("mutation");
                from = at;
            } else if (block.charAt(at) == '}' && --depth == 0) {
                if (reads) {
                    operations.add(block.substring(from, at + 1));
                }
                from = at + 1;
            }
        }
        return operations;
    }

    private static void assertSame(JsonNode shown, JsonNode answer) {
        if (shown.isNumber()) {
            assertThat(answer.asDouble()).isCloseTo(shown.asDouble(), within(HALF_A_DIGIT));
        } else if (shown.isContainer()) {
            assertThat(answer.size()).as(shown + " " + answer).isEqualTo(shown.size());
            shown.propertyNames().forEach(name -> assertSame(shown.get(name), answer.path(name)));
            for (int i = 0; i < (shown.isArray() ? shown.size() : 0); i++) {
                assertSame(shown.get(i), answer.get(i));
            }
        } else {
            assertThat(answer).isEqualTo(shown);
        }
    }
}
