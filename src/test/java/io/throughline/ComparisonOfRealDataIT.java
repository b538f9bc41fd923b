package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Groups of real cases side by side: what is said of each transition equals a recount with maps, and strong differences are found. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"throughline.sample=none", "throughline.data=target/it/comparison-real-data"})
@ContextConfiguration(initializers = FreshFolder.class)
@DirtiesContext
class ComparisonOfRealDataIT {
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    /** One row of a file by column. */
    private record Row(Instant at, Map<String, String> cells) {}

    @BeforeEach
    void ready() {
        new Answering(port).whenReady();
    }

    @Test
    void permitsByChannel() throws IOException, InterruptedException {
        compare(
                "permit_receipts",
                "Confirmation of receipt",
                "channel == 'Internet'",
                "channel != 'Internet'",
                row -> row.get("channel").equals("Internet"),
                row -> !row.get("channel").equals("Internet"));
    }

    @Test
    void loansByAmount() throws IOException, InterruptedException {
        compare(
                "loan_applications_2012",
                "A_APPROVED",
                "amount_requested < 10000",
                "amount_requested >= 10000",
                row -> Double.parseDouble(row.get("amount_requested")) < 10_000,
                row -> Double.parseDouble(row.get("amount_requested")) >= 10_000);
    }

    @Test
    void sepsisByAge() throws IOException, InterruptedException {
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
            throws IOException, InterruptedException {
        Path folder = PlainRecount.sharedData();
        assumeTrue(folder != null, "real data is not at hand");
        Path file = folder.resolve(name + ".csv.gz");
        Map<String, List<Row>> customers = read(file);
        send(HttpRequest.newBuilder(uri("/imports?source=" + name)).POST(HttpRequest.BodyPublishers.ofFile(file)));
        JsonNode found = ask(
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
        JsonNode gap = ask(
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
            if (rows.stream().noneMatch(row -> rule.test(row.cells))) {
                continue;
            }
            String before = "START";
            for (Row row : rows) {
                String here = row.cells.get("touchpoint");
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

    private static Map<String, List<Row>> read(Path file) throws IOException {
        Map<String, List<Row>> customers = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new FileInputStream(file.toFile())), StandardCharsets.UTF_8))) {
            List<String> header = List.of(lines.readLine().split(",", -1));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < cells.length; i++) {
                    row.put(header.get(i), cells[i]);
                }
                customers
                        .computeIfAbsent(row.get("customer_id"), c -> new ArrayList<>())
                        .add(new Row(OffsetDateTime.parse(row.get("timestamp")).toInstant(), row));
            }
        }
        customers.values().forEach(rows -> rows.sort(Comparator.comparing(Row::at)));
        return customers;
    }

    private JsonNode ask(String query) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("query", query));
        JsonNode answer = send(HttpRequest.newBuilder(uri("/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.get("errors")).as(answer.toString()).isNull();
        return answer.get("data");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
