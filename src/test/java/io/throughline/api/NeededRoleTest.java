package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.throughline.access.Caller;
import io.throughline.access.Role;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What customers wrote is withheld from roles below the one that is set, and from nobody where none is. */
class NeededRoleTest {
    private static final String SCHEMA = """
            directive @quoted on FIELD_DEFINITION
            type Query { text: String @quoted  language: String  many(scopes: [Named!]): Int }
            input Named { name: String  scope: Scope }
            enum Consent { HONOUR IGNORE }
            input Scope { consent: Consent = HONOUR }
            """;

    @ParameterizedTest
    @CsvSource({"ADMIN, IGNORE, true", "EDITOR, IGNORE, false", "VIEWER, HONOUR, true"})
    void onlyAnAdminLooksAtThoseWhoRefused(Role role, String consent, boolean answered) {
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type("Query", type -> type.dataFetcher("many", asked -> 1))
                .build();
        GraphQL service = GraphQL.newGraphQL(
                        new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SCHEMA), wiring))
                .instrumentation(new NeededRole(Role.VIEWER))
                .build();
        String query = "{ many(scopes: [{name: \"a\"}, {name: \"b\", scope: {consent: " + consent + "}}]) }";
        Map<String, Object> answer = service.execute(ExecutionInput.newExecutionInput(query)
                        .graphQLContext(Map.of(Caller.class, new Caller("anna", role))))
                .getData();
        assertThat(answer).containsEntry("many", answered ? 1 : null);
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER, VIEWER, true",
        "ANALYST, VIEWER, false",
        "ANALYST, ANALYST, true",
        "ANALYST, ADMIN, true",
        "ADMIN, EDITOR, false"
    })
    void textsAreWithheldFromLesserRoles(Role quotes, Role role, boolean shown) {
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type("Query", type -> type.dataFetcher("text", asked -> "late").dataFetcher("language", asked -> "en"))
                .build();
        GraphQL service = GraphQL.newGraphQL(
                        new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SCHEMA), wiring))
                .instrumentation(new NeededRole(quotes))
                .build();
        Map<String, Object> answer = service.execute(ExecutionInput.newExecutionInput("{ text language }")
                        .graphQLContext(Map.of(Caller.class, new Caller("anna", role))))
                .getData();
        assertThat(answer).containsEntry("language", "en").containsEntry("text", shown ? "late" : null);
    }
}
