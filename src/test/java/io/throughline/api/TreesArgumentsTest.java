package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.path.funnel.Funnel;
import io.throughline.path.funnel.Funnels;
import io.throughline.path.tree.Flow;
import io.throughline.path.tree.Flows;
import io.throughline.path.tree.Occurrence;
import io.throughline.path.tree.PathTree;
import io.throughline.path.tree.PathTrees;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import memory.Answer;
import memory.Fetched;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;

/** Arguments of trees, flows and funnels arrive as they were meant, with the contract's defaults; what is too much is refused. */
@SpringBootTest(classes = MemoryApplication.class)
class TreesArgumentsTest {
    @Autowired
    private WebGraphQlHandler handler;

    @Autowired
    private Fetched fetched;

    private String ask(String field) {
        return Answer.to(handler, "{ journeys { " + field + " } }").data();
    }

    private void assertTree(PathTree.Request request) {
        assertThat(fetched.value("Journeys.pathTree")).isEqualTo(PathTrees.of(fetched.set(), request));
    }

    private void assertFlow(Flow.Request request) {
        assertThat(fetched.value("Journeys.flow")).isEqualTo(Flows.of(fetched.set(), request));
    }

    private void assertFunnel(Funnel.Request request) {
        assertThat(fetched.value("Journeys.funnel")).isEqualTo(Funnels.of(fetched.set(), request));
    }

    @Test
    void treesAndFlows() {
        ask("pathTree { root { step } }");
        assertTree(new PathTree.Request(null, null, 5, 5, Occurrence.FIRST));
        ask("pathTree(from: \"search\", to: \"cart\", depth: 2, branches: 3, occurrence: EVERY) { root { step } }");
        assertTree(new PathTree.Request("search", "cart", 2, 3, Occurrence.EVERY));
        ask("flow { columns { position } }");
        assertFlow(new Flow.Request(null, 0, 5, 10, Occurrence.FIRST));
        ask("flow(anchor: \"search\", before: 1, after: 2, top: 3, occurrence: EVERY) { columns { position } }");
        assertFlow(new Flow.Request("search", 1, 2, 3, Occurrence.EVERY));
    }

    @Test
    void funnels() {
        ask("funnel(steps: [{ anyOf: [\"search\"] }]) { conversion { value } }");
        Funnel.Condition first = new Funnel.Condition(List.of("search"), null, false, null);
        assertFunnel(new Funnel.Request(
                List.of(first), Funnel.Order.ORDERED, Funnel.Entry.CLOSED, null, Funnel.CountBy.JOURNEY, false));
        ask("funnel(steps: [{ anyOf: [\"search\"] }, { anyOf: [\"cart\", \"buy\"], optional: true, not: [\"buy\"] }],"
                + " order: STRICT, entry: OPEN, within: \"PT1M\", by: CUSTOMER)"
                + " { steps { secondsFromPrevious { median } } }");
        assertFunnel(new Funnel.Request(
                List.of(first, new Funnel.Condition(List.of("cart", "buy"), null, true, List.of("buy"))),
                Funnel.Order.STRICT,
                Funnel.Entry.OPEN,
                Duration.ofMinutes(1),
                Funnel.CountBy.CUSTOMER,
                true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pathTree(depth: -1) { root { step } }                     | depth",
                "pathTree(branches: 0) { root { step } }                   | branches",
                "flow(before: 1) { columns { position } }                  | before",
                "flow(top: -1) { columns { position } }                    | top",
                "funnel(steps: []) { conversion { value } }                | steps",
                "funnel(steps: [{}]) { conversion { value } }              | steps[0].anyOf",
                "funnel(steps: [{ anyOf: [] }]) { conversion { value } }   | steps[0].anyOf",
                "funnel(steps: [{ anyOf: [\"a\"] }], within: \"soon\") { conversion { value } } | within",
            })
    void faultsAreNamed(String field, String argument) {
        Answer answer = Answer.to(handler, "{ journeys { " + field + " } }");
        assertThat(answer.errorExtensions())
                .containsEntry("code", "BAD_REQUEST")
                .containsEntry("argument", argument);
    }

    /** Steps that may all take the same places are tried against each other; as many that never meet are not. */
    @ParameterizedTest
    @CsvSource({"ANY, false, 1", "ANY, false, 2", "STRICT, true, 1", "STRICT, true, 2"})
    void manyStepsThatCompeteAreRefused(String order, boolean optional, int kind) {
        String same =
                kind == 1 ? "{ anyOf: [\"search\", \"cart\"], optional: %s }" : "{ matching: \".\", optional: %s }";
        String competing = funnel(order, 40, i -> String.format(same, optional && i > 0));
        assertThat(Answer.to(handler, "{ journeys { " + competing + " } }")
                        .error()
                        .get("message")
                        .toString())
                .contains("throughline.limits.cost");
        ask(funnel(order, 5, i -> "{ anyOf: [\"search\", \"cart\"], optional: " + (optional && i > 0) + " }"));
        String apart = funnel(order, 100, i -> "{ anyOf: [\"a" + i + "\"], optional: " + (optional && i > 0) + " }");
        assertThat(Answer.to(handler, "{ journeys { " + apart + " } }").all().toString())
                .doesNotContain("throughline.limits.cost");
    }

    private static String funnel(String order, int size, IntFunction<String> step) {
        String steps = IntStream.range(0, size).mapToObj(step).collect(Collectors.joining(", "));
        return "funnel(order: " + order + ", steps: [" + steps + "]) { steps { entered } }";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pathTree(depth: 2000000000, branches: 2000000000) { nodes { id step count } }",
                "flow(after: 2000000000) { columns { cells { id } } }",
            })
    void absurdSizesAreRefusedBeforeTheyAreComputed(String field) {
        Answer answer = Answer.to(handler, "{ journeys { " + field + " } }");
        assertThat(answer.error().get("message").toString()).contains("throughline.limits.cost");
        ask("pathTree(depth: 50, branches: 100) { nodes { id parent depth step count share more ended } }");
    }
}
