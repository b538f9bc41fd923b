package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.comparison.EvaluatedComparison;
import io.throughline.comparison.Divergence;
import io.throughline.comparison.EdgeDifferences;
import io.throughline.journey.Scope;
import memory.Answer;
import memory.Fetched;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;

/** Arguments of comparisons as they reach the comparison, and what comparisons may cost. */
@SpringBootTest(classes = MemoryApplication.class)
class ComparisonArgumentsTest {
    @Autowired
    private WebGraphQlHandler handler;

    @Autowired
    private Fetched fetched;

    private String ask(String query) {
        return Answer.to(handler, query).all().toString();
    }

    private EvaluatedComparison compared() {
        return (EvaluatedComparison) fetched.value("Query.compare");
    }

    @Test
    void defaultsAreThoseOfTheContract() {
        ask("{ compare(a: {}, b: { converted: true }) { edges { tested } paths { tested } divergence { pValue } } }");
        assertThat(compared().a().set().scope()).isEqualTo(Scope.ALL);
        assertThat(compared().b().set().scope().journeys().converted()).isTrue();
        assertThat(fetched.value("Comparison.edges"))
                .isEqualTo(compared().edges(new EdgeDifferences.Request(20, false, false)));
        assertThat(fetched.value("Comparison.paths")).isEqualTo(compared().paths(20));
        assertThat(fetched.value("Comparison.divergence"))
                .isEqualTo(compared().divergence(new Divergence.Request(0, 1)));
        ask(
                "{ compare(a: {}, b: { converted: true }) { paths(first: 2) { tested } divergence(samples: 100, seed: 7) { pValue } } }");
        assertThat(fetched.value("Comparison.paths")).isEqualTo(compared().paths(2));
        assertThat(fetched.value("Comparison.divergence"))
                .isEqualTo(compared().divergence(new Divergence.Request(100, 7)));
    }

    @Test
    void timesAreWorkedOutOnlyWhereAskedFor() {
        ask("{ compare(a: {}, b: {}) { edges(first: 9) { edges { medianSecondsB } } } }");
        assertThat(fetched.value("Comparison.edges"))
                .isEqualTo(compared().edges(new EdgeDifferences.Request(9, true, false)))
                .isNotEqualTo(compared().edges(new EdgeDifferences.Request(9, false, false)));
        ask("{ compare(a: {}, b: {}) { edges(first: 0) { edges { timeQValue } } } }");
        assertThat(fetched.value("Comparison.edges"))
                .isEqualTo(compared().edges(new EdgeDifferences.Request(0, false, true)));
    }

    @Test
    void aTableNamesItsRows() {
        String answer = ask(
                "{ compareMany(scopes: [{ name: \"north\", scope: {} }, { name: \"south\", scope: { converted: true } }]) { rows { name journeys { count } } pairs { a b qValue conversionGap { difference low } } } }");
        assertThat(answer)
                .contains("rows=[{name=north, journeys={count=4}}, {name=south, journeys={count=2}}]")
                .contains("pairs=[{a=north, b=south, qValue=", "conversionGap={difference=0.5, low=");
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
