package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The explorer asks what the schema knows, and the types of its answers are those of the schema. */
class ExplorerQueriesTest {
    private static final Path TYPES = ExplorerQueries.APP.resolve(Path.of("types", "operations.d.ts"));
    private static final Path FIRST = Path.of("src", "main", "resources", "first-questions.graphql");
    private static final String HEAD =
            "// Answers of the questions that the explorer asks. Written by ExplorerQueriesTest with"
                    + " -Dthroughline.types=write, never by hand.\n\n";

    private static GraphQLSchema schema() throws IOException {
        TypeDefinitionRegistry registry = new TypeDefinitionRegistry();
        try (Stream<Path> files = Files.list(Path.of("graphql"))) {
            files.filter(file -> file.toString().endsWith(".graphqls"))
                    .sorted()
                    .forEach(file -> registry.merge(new SchemaParser().parse(file.toFile())));
        }
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(registry);
    }

    @Test
    void everyQuestionIsValid() throws IOException {
        GraphQLSchema schema = schema();
        List<String> queries = ExplorerQueries.all();
        assertThat(queries).hasSizeGreaterThan(25);
        for (String query : queries) {
            assertThat(new Validator().validateDocument(schema, new Parser().parseDocument(query), Locale.ROOT))
                    .as(query)
                    .isEmpty();
        }
    }

    @Test
    void typesOfAnswersAreFresh() throws IOException {
        AnswerTypes types = new AnswerTypes(schema());
        Document all = new Parser().parseDocument(String.join("\n", ExplorerQueries.all()));
        String fresh = HEAD + types.of(all);
        if ("write".equals(System.getProperty("throughline.types"))) {
            Files.createDirectories(TYPES.getParent());
            Files.writeString(TYPES, fresh);
        }
        assertThat(TYPES).content().isEqualTo(fresh);
    }

    /** What the service asks itself after a start is what the explorer asks first. */
    @Test
    void theServiceAsksTheSameFirst() throws IOException {
        String asked = ExplorerQueries.all().stream()
                .filter(query -> query.matches("(?s)query (Overview|OverviewLater|JourneyGraph|Feedback)\\(.*"))
                .collect(Collectors.joining("\n\n", "", "\n"));
        if ("write".equals(System.getProperty("throughline.types"))) {
            Files.writeString(FIRST, asked);
        }
        assertThat(FIRST).content().isEqualTo(asked);
    }

    @Test
    void everyAnswerIsReadByItsType() throws IOException {
        String types = Files.readString(TYPES);
        StringBuilder read = new StringBuilder();
        ExplorerQueries.modules().forEach((name, text) -> {
            read.append(text);
            if (name.matches("(views|graph|shell|chart)/.*\\.js")) {
                assertThat(text).as(name).doesNotContain("@param {any}").doesNotContain("@type {any}");
            }
        });
        for (String query : ExplorerQueries.all()) {
            Matcher named = Pattern.compile("^query (\\w+)").matcher(query);
            if (named.find()) {
                assertThat(types).contains("export type " + named.group(1) + " = ");
                assertThat(read).contains("types/operations')." + named.group(1));
            }
        }
    }
}
