package io.throughline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The queries in {@code graphql/examples} against their expected answers, whoever answers: a function from query text to the answer
 * as JSON. Only {@code data} is compared. An answer that is missing is written when {@code -Dthroughline.expect=write} is given, to
 * be looked at and committed.
 */
public final class Examples {
    private static final Path QUERIES = Path.of("graphql", "examples");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path expected;
    private final Function<String, String> service;

    /** @param expected the folder with {@code NAME.json} for each {@code NAME.graphql} */
    public Examples(Path expected, Function<String, String> service) {
        this.expected = expected;
        this.service = service;
    }

    /** Names of all examples, in order. */
    public static List<String> names() {
        try (Stream<Path> files = Files.list(QUERIES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".graphql"))
                    .map(name -> name.substring(0, name.length() - ".graphql".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks one example; fails on errors and where the answer differs from what is expected. */
    public void verify(String name) throws IOException {
        JsonNode answer = JSON.readTree(service.apply(Files.readString(QUERIES.resolve(name + ".graphql"))));
        if (answer.has("errors") || !answer.has("data")) {
            throw new AssertionError(name + ": " + answer);
        }
        Path file = expected.resolve(name + ".json");
        if (!Files.exists(file)) {
            write(name, file, answer.get("data"));
            return;
        }
        JsonNode wanted = JSON.readTree(Files.readString(file));
        if (!wanted.equals(answer.get("data"))) {
            throw new AssertionError(name + " answers\n" + JSON.writeValueAsString(answer.get("data"))
                    + "\nbut expected is\n" + JSON.writeValueAsString(wanted));
        }
    }

    private static void write(String name, Path file, JsonNode data) throws IOException {
        if (!"write".equals(System.getProperty("throughline.expect"))) {
            throw new AssertionError(
                    "no expected answer " + file + ": run with -Dthroughline.expect=write, look, commit");
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.writeValueAsString(data) + "\n");
        System.err.println("wrote the answer of " + name);
    }
}
