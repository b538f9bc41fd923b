package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.introspection.IntrospectionQueryBuilder;
import memory.Answer;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.util.unit.DataSize;

/** What is too much is refused with a message that says what to change; what is usual passes. */
@SpringBootTest(classes = MemoryApplication.class)
class LimitsTest {
    private static final String RATE = "{ value numerator denominator low high deff of }";
    private static final String ALL_OF_PATHS =
            "{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
                    + " edges { cursor node { steps count occurrences shareOfAll " + RATE + " conversion " + RATE
                    + " value seconds { mean median p90 max } } } }";

    @Autowired
    private WebGraphQlHandler handler;

    private String refusal(String query) {
        Answer answer = Answer.to(handler, query);
        assertThat(answer.errorExtensions()).containsEntry("code", "BAD_REQUEST");
        return answer.error().get("message").toString();
    }

    @Test
    void introspectionPasses() {
        String query = IntrospectionQueryBuilder.build();
        assertThat(Answer.to(handler, query).data()).contains("JourneyScope");
    }

    @Test
    void aRepeatedIntrospectionIsAFaultOfTheQuery() {
        assertThat(refusal("{ a: __type(name: \"Query\") { name } b: __type(name: \"Path\") { name } }"))
                .contains("__type");
    }

    @Test
    void tenThousandPathsWithAllFieldsPass() {
        Answer.to(handler, "{ journeys { commonPaths(first: 10000) " + ALL_OF_PATHS + " } }")
                .data();
    }

    @Test
    void tooManyPathsAreRefusedBeforeTheyAreComputed() {
        assertThat(refusal("{ journeys { commonPaths(first: 100000) " + ALL_OF_PATHS + " } }"))
                .contains("allowed is 1000000")
                .contains("`first`", "`depth`")
                .contains("throughline.limits.cost");
        assertThat(refusal(
                        "query { journeys { " + "a: commonPaths(first: 20000) { edges { node { steps count value } } }"
                                + "b: commonPaths(first: 90000) { edges { node { steps count value } } }"
                                + "c: commonPaths(first: 90000) { edges { node { steps count value } } } } }"))
                .contains("throughline.limits.cost");
    }

    /** As their descriptions say; the sizes of pages are checked in one place only. */
    @ParameterizedTest
    @CsvSource({"commonPaths,10000", "members,10000"})
    void aPageHoldsAsMuchAsItsDescriptionSays(String field, int most) {
        Answer.to(handler, "{ journeys { " + field + "(first: " + most + ") { totalCount } } }")
                .data();
        assertThat(refusal("{ journeys { " + field + "(first: " + (most + 1) + ") { totalCount } } }"))
                .contains("allowed is 1 to " + most);
        String description = "query { __type(name: \"Journeys\") { fields { name args { name description } } } }";
        assertThat(Answer.to(handler, description).data().replaceAll("\\s", ""))
                .contains("\"name\":\"" + field + "\",\"args\":[{\"name\":\"first\",\"description\":\"Howmanyatmost,1to"
                        + String.format(java.util.Locale.ROOT, "%,d", most));
    }

    @Test
    void manyScopesAreRefusedThoughTheirTextIsShort() {
        StringBuilder query = new StringBuilder("{");
        for (int i = 0; i < 300; i++) {
            query.append(" j").append(i).append(": journeys { count }");
        }
        assertThat(refusal(query + " }")).contains("throughline.limits.cost");
    }

    @Test
    void samplesCostWhatTheyTake() {
        for (String many : new String[] {
            "attribution(model: LINEAR, samples: 1000000) { conversions }",
            "attribution(model: MARKOV, order: 3, samples: 1000) { conversions }",
            "attribution(model: MARKOV, samples: 10000) { conversions }",
            "attribution(model: SHAPLEY, game: CHAIN, samples: 5000) { conversions }",
            "markovOrders(max: 1000) { chosen }"
        }) {
            assertThat(refusal("{ journeys { " + many + " } }"))
                    .contains("allowed is 1000000")
                    .contains("`samples`");
        }
        assertThat(refusal("{ compare(a: {}, b: {}) { divergence(samples: 1000000) { value } } }"))
                .contains("`samples`");
        for (String usual : new String[] {
            "attribution(model: LINEAR, samples: 10000) { conversions }",
            "attribution(model: MARKOV, order: 3, samples: 500) { conversions }",
            "attribution(model: SHAPLEY, game: CHAIN, samples: 500) { conversions }",
            "markovOrders(max: 10) { chosen }"
        }) {
            Answer.to(handler, "{ journeys { " + usual + " } }").data();
        }
    }

    @Test
    void deepQueriesAreRefused() {
        String query = "{ __schema { types { " + "fields { type { ".repeat(1) + "ofType { ".repeat(20) + "name"
                + " }".repeat(20) + " } } } } }";
        assertThat(refusal(query)).contains("allowed are 20").contains("throughline.limits.depth");
    }

    /** Forty fragments that each spread the next one twice would be 2^40 fields; those that spread themselves are told so. */
    @Test
    void fragmentsThatDoubleAreRefusedBeforeAnybodyFollowsThem() {
        StringBuilder query = new StringBuilder("{ journeys { ...f0 } }");
        for (int i = 0; i < 40; i++) {
            String next = "...f" + (i + 1);
            query.append(" fragment f" + i + " on Journeys { " + next + " " + next + " }");
        }
        assertThat(refusal(query + " fragment f40 on Journeys { count }")).contains("more than 20000 fields");
        assertThat(refusal("{ journeys { ...a } } fragment a on Journeys { count ...a }"))
                .contains("Fragment cycles");
        String same = "{ journeys { ...a ...a } } fragment a on Journeys { count }";
        assertThat(Answer.to(handler, same).data()).contains("count");
    }

    @Test
    void longQueriesAreRefused() {
        String query = "{ journeys { count } } #" + "x".repeat(70_000);
        assertThat(refusal(query)).contains("70024 bytes").contains("65536").contains("throughline.limits.query-bytes");
    }

    @Test
    void limitsThatWouldRefuseIntrospectionAreRefusedThemselves() {
        DataSize size = DataSize.ofKilobytes(64);
        DataSize answer = DataSize.ofMegabytes(1);
        assertThatThrownBy(() -> new QueryLimits(15, 1_000_000, size, 1, 1, 1, answer))
                .hasMessageContaining("16 or more");
        assertThatThrownBy(() -> new QueryLimits(16, 999, size, 1, 1, 1, answer))
                .hasMessageContaining("1000 or more");
        assertThatThrownBy(() -> new QueryLimits(16, 1_000, DataSize.ofBytes(10), 1, 1, 1, answer))
                .hasMessageContaining("4096 or more");
    }
}
