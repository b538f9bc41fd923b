package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import memory.Answer;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;

/** Faults of the query language: one line with the place and what is expected. */
@SpringBootTest(classes = MemoryApplication.class)
class QueryFaultsTest {
    @Autowired
    private WebGraphQlHandler handler;

    private List<String> messages(String query, Map<String, Object> variables) {
        Answer answer = Answer.to(handler, query, variables);
        assertThat(answer.<List<String>>read("$.errors[*].extensions.code"))
                .isNotEmpty()
                .containsOnly("BAD_REQUEST");
        return answer.read("$.errors[*].message");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ journeys { counts } }|journeys/counts, line 1, column 14: Field 'counts' in type 'Journeys' is undefined, expected is one of|\"count\"",
                "{ journeys(scop: 1) { count } }|journeys, line 1, column 12: Unknown field argument 'scop', expected is one of|\"scope\"",
                "{ journeys(scope: { sorces: [1] }) { count } }|line 1, column 12: argument 'scope' has no field 'sorces', expected is one of|\"sources\"",
                "{ journeys { trend(unit: YEAR) { count } } }|line 1, column 20: argument 'unit' takes one of|HOUR, DAY, WEEK",
                "{ journeys(scope: { converted: 3 }) { count } }|argument 'scope.converted' takes a value of type Boolean|BooleanValue",
                "query($x: Journy) { journeys { count } }|line 1, column 11: Unknown type 'Journy', expected is one of|\"Journeys\"",
                "{ journeys { trend { count } } }|journeys/trend, line 1, column 14: Missing field argument|'unit'",
                "{ journeys { count|line 1 column 19|",
                "{ journeys(scope: $s) { count } }|line 1, column 19: Undefined variable|'s'",
            })
    void aFaultNamesThePlaceAndWhatIsExpected(String query, String said, String expected) {
        assertThat(messages(query, Map.of()))
                .anySatisfy(message -> assertThat(message).contains(said).contains(expected == null ? "" : expected));
        assertThat(messages(query, Map.of())).noneMatch(message -> message.contains("Value{"));
    }

    @Test
    void faultsOfVariables() {
        String query = "query($s: JourneyScope) { journeys(scope: $s) { count } }";
        assertThat(messages(query, Map.of("s", Map.of("sorces", List.of("a")))))
                .singleElement()
                .asString()
                .contains("a field 'sorces' that JourneyScope has not, expected is one of", "\"sources\"");
        assertThat(messages(query, Map.of("s", 3))).singleElement().asString().contains("line 1, column 7");
        assertThat(messages(query, Map.of("s", Map.of("definition", Map.of("stepBy", "NOPE")))))
                .singleElement()
                .asString()
                .contains("it takes one of TOUCHPOINT, CHANNEL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ journeys { %s } }",
                "{ journeys(scope: { sources: { %s: 1 } }) { count } }",
                "{ %s(",
                "{ journeys(%s: 1) { count } }",
                "{ %1$s: journeys { %1$s: graph { %1$s } } }",
                "query($%1$s: %1$s) { journeys { count } }",
                "query A { journeys { count } } fragment %1$s on %1$s { %1$s }",
                "{ journeys { trend(unit: %s) { count } } }",
                "{ journeys(scope: { converted: \"%s\" }) { count } }",
                "{ journeys(scope: { from: %s }) { count } }",
                "{ journeys { count @%s } }"
            })
    void littleOfWhatWasSentComesBack(String query) {
        assertThat(messages(query.formatted("abcd".repeat(3_000)), Map.of()))
                .allSatisfy(message -> assertThat(message.split("abcd", -1)).hasSizeLessThan(27));
    }

    @Test
    void controlCharactersAreEscaped() {
        assertThat(messages("{ journeys { count \u0007\u001b } }", Map.of()))
                .allMatch(message -> message.chars().noneMatch(Character::isISOControl));
        assertThat(FaultWords.bounded("a\nb\u2028'" + "x".repeat(90) + "'"))
                .isEqualTo("a\\u000ab\\u2028'" + "x".repeat(60) + "…'");
    }
}
