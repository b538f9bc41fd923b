package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.path.funnel.Funnel;
import io.throughline.path.tree.Flow;
import io.throughline.path.tree.Occurrence;
import io.throughline.path.tree.PathTree;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;
import stub.Answer;
import stub.StubApplication;
import stub.StubDesk;

/** Arguments of trees, flows and funnels arrive as they were meant, with the contract's defaults; what is too much is refused. */
@SpringBootTest(classes = StubApplication.class)
class TreesArgumentsTest {
    @Autowired
    private WebGraphQlHandler handler;

    @Autowired
    private StubDesk desk;

    private String ask(String field) {
        return Answer.to(handler, "{ journeys { " + field + " } }").data();
    }

    @Test
    void treesAndFlows() {
        ask("pathTree { root { step } }");
        assertThat(desk.analysis().asked("pathTree"))
                .isEqualTo(new PathTree.Request(null, null, 5, 5, Occurrence.FIRST));
        ask("pathTree(from: \"a\", to: \"b\", depth: 2, branches: 3, occurrence: EVERY) { root { step } }");
        assertThat(desk.analysis().asked("pathTree")).isEqualTo(new PathTree.Request("a", "b", 2, 3, Occurrence.EVERY));
        ask("flow { columns { position } }");
        assertThat(desk.analysis().asked("flow")).isEqualTo(new Flow.Request(null, 0, 5, 10, Occurrence.FIRST));
        ask("flow(anchor: \"a\", before: 1, after: 2, top: 3, occurrence: EVERY) { columns { position } }");
        assertThat(desk.analysis().asked("flow")).isEqualTo(new Flow.Request("a", 1, 2, 3, Occurrence.EVERY));
    }

    @Test
    void funnels() {
        ask("funnel(steps: [{ anyOf: [\"a\"] }]) { conversion { value } }");
        Funnel.Condition first = new Funnel.Condition(List.of("a"), null, false, null);
        assertThat(desk.analysis().asked("funnel"))
                .isEqualTo(new Funnel.Request(
                        List.of(first),
                        Funnel.Order.ORDERED,
                        Funnel.Entry.CLOSED,
                        null,
                        Funnel.CountBy.JOURNEY,
                        false));
        ask(
                "funnel(steps: [{ anyOf: [\"a\"] }, { anyOf: [\"b\", \"c\"], optional: true, not: [\"d\"] }], order: STRICT,"
                        + " entry: OPEN, within: \"P1W\", by: CUSTOMER) { steps { secondsFromPrevious { median } } }");
        assertThat(desk.analysis().asked("funnel"))
                .isEqualTo(new Funnel.Request(
                        List.of(first, new Funnel.Condition(List.of("b", "c"), null, true, List.of("d"))),
                        Funnel.Order.STRICT,
                        Funnel.Entry.OPEN,
                        Duration.ofDays(7),
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
        String same = kind == 1 ? "{ anyOf: [\"a\", \"b\"], optional: %s }" : "{ matching: \".\", optional: %s }";
        String competing = funnel(order, 40, i -> String.format(same, optional && i > 0));
        assertThat(Answer.to(handler, "{ journeys { " + competing + " } }")
                        .error()
                        .get("message")
                        .toString())
                .contains("throughline.limits.cost");
        ask(funnel(order, 5, i -> "{ anyOf: [\"a\", \"b\"], optional: " + (optional && i > 0) + " }"));
        ask(funnel(order, 100, i -> "{ anyOf: [\"a" + i + "\"], optional: " + (optional && i > 0) + " }"));
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
