package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.parser.Parser;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownQueriesTest {
    private final KnownQueries queries = new KnownQueries();
    private int read;

    private PreparsedDocumentEntry ask(String query) {
        return queries.getDocumentAsync(ExecutionInput.newExecutionInput(query).build(), input -> {
                    read++;
                    return input.getQuery().contains("bad")
                            ? new PreparsedDocumentEntry(List.of(ValidationError.newValidationError()
                                    .validationErrorType(ValidationErrorType.FieldUndefined)
                                    .build()))
                            : new PreparsedDocumentEntry(Parser.parse(input.getQuery()));
                })
                .join();
    }

    @Test
    void aQueryIsReadOnce() {
        assertThat(ask("{ a }")).isSameAs(ask("{ a }")).isNotSameAs(ask("{ b }"));
        assertThat(read).isEqualTo(2);
    }

    @Test
    void whatIsRefusedIsReadAgain() {
        assertThat(ask("{ bad }")).isNotSameAs(ask("{ bad }"));
    }

    @Test
    void aLongOneIsReadAgain() {
        String query = "{ " + "a ".repeat(2_050) + "}";
        assertThat(ask(query)).isNotSameAs(ask(query));
    }

    @Test
    void theOneNotAskedForLongestLeaves() {
        PreparsedDocumentEntry first = ask("{ q0 }");
        PreparsedDocumentEntry second = ask("{ q1 }");
        for (int i = 2; i < 64; i++) {
            ask("{ q" + i + " }");
        }
        assertThat(ask("{ q0 }")).isSameAs(first);
        ask("{ q64 }");
        assertThat(ask("{ q0 }")).isSameAs(first);
        assertThat(ask("{ q1 }")).isNotSameAs(second);
    }
}
