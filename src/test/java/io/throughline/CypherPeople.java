package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.JsonNode;

/** Who is one customer as the statement of the documents tells it from the stored graph. */
final class CypherPeople {
    private static final Path DOCUMENT = Path.of("src/docs/identity.md");
    private static final String FENCE = "```cypher\n";

    private final GraphDatabaseAPI database;
    private final String statement;

    CypherPeople(EmbeddedStore store) {
        this.database = ReflectionTestUtils.invokeMethod(store, "database");
        try {
            String text = Files.readString(DOCUMENT);
            int from = text.indexOf(FENCE) + FENCE.length();
            this.statement = text.substring(from, text.indexOf("```", from));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> ask(String cypher, Map<String, Object> params) {
        return database.executeTransactionally(
                cypher,
                params,
                rows -> rows.stream().map(row -> (String) row.get("key")).toList());
    }

    /** Keys of identifiers that are kept, in their order. */
    List<String> keys(int most) {
        return ask("MATCH (i:Identifier) RETURN i.key AS key ORDER BY key LIMIT " + most, Map.of());
    }

    /** Holds the statement against what the service answers for each of some identifiers. */
    void assertSame(Answering service, List<String> keys) {
        for (String key : keys) {
            JsonNode told = service.data("{ customer(id: \"" + key + "\") { identifiers { kind value } } }")
                    .at("/customer/identifiers");
            List<String> expected = new ArrayList<>();
            if (told.isMissingNode()) {
                expected.add(key); // what joins nobody is a customer that did nothing, whom the service does not know
            }
            told.forEach(one -> expected.add(
                    one.get("kind").asString() + ":" + one.get("value").asString()));
            List<String> found = ask(
                    statement,
                    Map.of(
                            "key",
                            key,
                            "devices",
                            List.of("device", "app", "cookie"),
                            "addresses",
                            List.of("card", "email", "phone")));
            assertThat(new TreeSet<>(found)).as(key).isEqualTo(new TreeSet<>(expected));
        }
    }
}
