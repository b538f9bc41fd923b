package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.comparison.Divergence;
import io.throughline.comparison.EdgeDifferences;
import io.throughline.journey.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;
import stub.Answer;
import stub.StubApplication;
import stub.StubDesk;

/** Arguments of comparisons as they reach the desk, and what comparisons may cost. */
@SpringBootTest(classes = StubApplication.class)
class ComparisonArgumentsTest {
    @Autowired
    private WebGraphQlHandler handler;

    @Autowired
    private StubDesk desk;

    private String ask(String query) {
        return Answer.to(handler, query).all().toString();
    }

    @Test
    void defaultsAreThoseOfTheContract() {
        ask("{ compare(a: {}, b: { converted: true }) { edges { tested } paths { tested } divergence { pValue } } }");
        assertThat(desk.asked().converted()).isTrue();
        assertThat(desk.comparison().edgesAsked()).isEqualTo(new EdgeDifferences.Request(20, false, false));
        assertThat(desk.comparison().pathsAsked()).isEqualTo(20);
        assertThat(desk.comparison().divergenceAsked()).isEqualTo(new Divergence.Request(0, 1));
    }

    @Test
    void timesAreWorkedOutOnlyWhereAskedFor() {
        ask("{ compare(a: {}, b: {}) { edges(first: 3) { edges { medianSecondsB } } } }");
        assertThat(desk.comparison().edgesAsked()).isEqualTo(new EdgeDifferences.Request(3, true, false));
        ask("{ compare(a: {}, b: {}) { edges(first: 0) { edges { timeQValue } } } }");
        assertThat(desk.comparison().edgesAsked()).isEqualTo(new EdgeDifferences.Request(0, false, true));
        assertThat(desk.asked()).isEqualTo(Scope.ALL);
    }

    @Test
    void aTableNamesItsRows() {
        String answer = ask(
                "{ compareMany(scopes: [{ name: \"x\", scope: {} }, { name: \"y\", scope: {} }]) { rows { name journeys { count } } pairs { a qValue conversionGap { difference low } } } }");
        assertThat(answer)
                .contains("x")
                .contains("y")
                .contains("7000000000")
                .contains("north")
                .contains("0.75");
        String twice = ask(
                "{ compareMany(scopes: [{ name: \"x\", scope: {} }, { name: \"x\", scope: {} }]) { rows { name } } }");
        assertThat(twice).contains("a name of its own for each scope").contains("BAD_REQUEST");
    }

    @Test
    void refusals() {
        assertThat(ask("{ compare(a: {}, b: {}) { edges(first: -1) { tested } } }"))
                .contains("0 to 10000");
        assertThat(ask("{ compare(a: {}, b: {}) { divergence(samples: -1) { value } } }"))
                .contains("0 to 10000");
        String many = "{ name: \"n\", scope: {} },".repeat(80);
        assertThat(ask("{ compareMany(scopes: [" + many + "]) { rows { name } } }"))
                .contains("This query costs");
    }
}
