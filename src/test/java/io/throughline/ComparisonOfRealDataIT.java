package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.RealRows.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Groups of real cases side by side: what is said of each transition equals a recount with maps, and strong differences are found. */
@EmptyService
class ComparisonOfRealDataIT {
    @LocalServerPort
    private int port;

    private Answering service;

    @BeforeEach
    void ready() {
        service = new Answering(port).whenReady();
    }

    @Test
    void permitsByChannel() throws IOException {
        compare(
                "permit_receipts",
                "Confirmation of receipt",
                "channel == 'Internet'",
                "channel != 'Internet'",
                row -> row.get("channel").equals("Internet"),
                row -> !row.get("channel").equals("Internet"));
    }

    @Test
    void loansByAmount() throws IOException {
        compare(
                "loan_applications_2012",
                "A_APPROVED",
                "amount_requested < 10000",
                "amount_requested >= 10000",
                row -> Double.parseDouble(row.get("amount_requested")) < 10_000,
                row -> Double.parseDouble(row.get("amount_requested")) >= 10_000);
    }

    @Test
    void sepsisByAge() throws IOException {
        compare(
                "sepsis_pathways",
                "Release A",
                "age < 70",
                "age >= 70",
                row -> !row.get("age").isEmpty() && Double.parseDouble(row.get("age")) < 70,
                row -> !row.get("age").isEmpty() && Double.parseDouble(row.get("age")) >= 70);
    }

    private void compare(
            String name,
            String conversion,
            String ruleA,
            String ruleB,
            Predicate<Map<String, String>> a,
            Predicate<Map<String, String>> b)
            throws IOException {
        Path folder = PlainRecount.sharedData();
        assumeTrue(folder != null, "real data is not at hand");
        Path file = folder.resolve(name + ".csv.gz");
        Map<String, List<Row>> customers = RealRows.read(file);
        service.upload(name, file);
        JsonNode found = service.data(
                "{ compare(a: " + scope(name, ruleA, "[]") + ", b: " + scope(name, ruleB, "[]")
                        + ") { a { count } b { count } sharedCustomers notes edges(first: 40) { tested edges { from to countA countB"
                        + " probabilityA probabilityB qValue medianSecondsA medianSecondsB timeQValue } }"
                        + " paths(first: 3) { tested paths { steps a { value } b { value } qValue } } divergence(samples: 99) { value pValue } } }");
        JsonNode two = found.get("compare");
        assertThat(two.get("sharedCustomers").asLong()).isZero();
        assertThat(two.get("notes").toString()).contains("attributes");
        Map<String, long[]> countsA = transitions(customers, a);
        Map<String, long[]> countsB = transitions(customers, b);
        for (JsonNode edge : two.get("edges").get("edges")) {
            same(edge, "A", countsA);
            same(edge, "B", countsB);
        }
        assertThat(two.get("edges").get("edges").get(0).get("qValue").asDouble())
                .isLessThan(0.05);
        JsonNode gap = service.data(
                "{ compare(a: " + scope(name, ruleA, "[\"" + conversion + "\"]") + ", b: "
                        + scope(name, ruleB, "[\"" + conversion + "\"]")
                        + ") { conversionGap { a { value } b { value } difference low high pValue } decomposition { step part } } }");
        double sum = 0;
        for (JsonNode part : gap.get("compare").get("decomposition")) {
            sum += part.get("part").asDouble();
        }
        double difference =
                gap.get("compare").get("conversionGap").get("difference").asDouble();
        assertThat(sum).isCloseTo(difference, within(1e-12));
    }

    private static String scope(String source, String rule, String conversions) {
        return "{ sources: [\"" + source + "\"], attributes: \"" + rule + "\", definition: { conversions: "
                + conversions + " } }";
    }

    private static void same(JsonNode edge, String side, Map<String, long[]> counts) {
        String from = edge.get("from").asString();
        long own = counts.getOrDefault(from + " > " + edge.get("to").asString(), new long[1])[0];
        long out = counts.getOrDefault(from, new long[1])[0];
        assertThat(edge.get("count" + side).asLong()).as(edge.toString()).isEqualTo(own);
        if (out > 0) {
            assertThat(edge.get("probability" + side).asDouble()).isEqualTo((double) own / out);
        }
    }

    /** Transitions, and those out of each step, of the customers with a row for which the rule holds. */
    private static Map<String, long[]> transitions(
            Map<String, List<Row>> customers, Predicate<Map<String, String>> rule) {
        Map<String, long[]> counts = new HashMap<>();
        for (List<Row> rows : customers.values()) {
            if (rows.stream().noneMatch(row -> rule.test(row.cells()))) {
                continue;
            }
            String before = "START";
            for (Row row : rows) {
                String here = row.cells().get("touchpoint");
                count(counts, before, here);
                before = here;
            }
            count(counts, before, "ENDED");
        }
        return counts;
    }

    private static void count(Map<String, long[]> counts, String from, String to) {
        counts.computeIfAbsent(from, key -> new long[1])[0]++;
        counts.computeIfAbsent(from + " > " + to, key -> new long[1])[0]++;
    }
}
