package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.Scope;
import io.throughline.persona.MemoryPersonas;
import io.throughline.persona.Persona;
import java.util.List;
import memory.Answer;
import memory.Fetched;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;

/** Personas come in whole or are refused by field, and their journeys are asked with their scope. */
@SpringBootTest(classes = MemoryApplication.class)
class PersonasTest {
    @Autowired
    private WebGraphQlHandler handler;

    @Autowired
    private Fetched fetched;

    @Autowired
    private MemoryPersonas personas;

    @Test
    void aPersonaArrivesAsItIsWritten() {
        for (String mutation : List.of("definePersona", "adoptPersona")) {
            Answer.to(
                            handler,
                            "mutation { " + mutation
                                    + "(input: { id: \"a-1\", name: \"A\", rule: \"true\", description: \"d\","
                                    + " goals: [\"g\"], color: \"#ABCDEF\" }) { id } }")
                    .data();
            assertThat(personas.find("a-1")).hasValue(new Persona("a-1", "A", "true", "d", List.of("g"), "#abcdef"));
        }
        Answer.to(handler, "mutation { definePersona(input: { id: \"b\", name: \"B\", rule: \"true\" }) { id } }")
                .data();
        assertThat(personas.find("b")).hasValue(new Persona("b", "B", "true", null, List.of(), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: \"A b\", name: \"A\", rule: \"true\"   | input.id    | \"A b\"",
                "id: \"\", name: \"A\", rule: \"true\"      | input.id    | \"\"",
                "id: \"a\", name: \" \", rule: \"true\"     | input.name  | \" \"",
                "id: \"a\", name: \"A\", rule: \"\"         | input.rule  | \"\"",
                "id: \"a\", name: \"A\", rule: \"traits.\"  | input.rule  | traits.",
                "id: \"a\", name: \"A\", rule: \"true\", color: \"red\"   | input.color | \"red\"",
                "id: \"a\", name: \"A\", rule: \"true\", goals: [\"\"]    | input.goals | \"\"",
            })
    void faultsAreNamedByField(String input, String argument, String value) {
        List<Persona> before = personas.list();
        Answer answer = Answer.to(handler, "mutation { definePersona(input: { " + input + " }) { id } }");
        ArgumentsTest.assertFault(answer, argument, value, "");
        assertThat(personas.list()).isEqualTo(before);
    }

    @Test
    void journeysOfAPersonaKeepTheScope() {
        Answer.to(handler, "{ persona(id: \"young\") { journeys(scope: { where: \"converted()\" }) { count } } }")
                .data();
        assertThat(fetched.scope().customers().personas()).containsExactly("young");
        assertThat(fetched.scope().customers().where()).isEqualTo("converted()");
        Answer.to(handler, "{ persona(id: \"young\") { journeys { count } } }").data();
        assertThat(fetched.scope()).isEqualTo(Scope.ALL.withPersonas(List.of("young")));
        assertThat(Answer.to(handler, "{ persona(id: \"none\") { id } }").data())
                .contains("\"persona\":null");
    }

    @Test
    void deletingTellsWhetherThereWasOne() {
        personas.with("short-lived", "true");
        assertThat(Answer.to(
                                handler,
                                "mutation { a: deletePersona(id: \"short-lived\") b: deletePersona(id: \"none\") }")
                        .data())
                .contains("\"a\":true", "\"b\":false");
    }
}
