package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Permit applications told apart and selected by their attributes, against a recount with maps. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"throughline.sample=none", "throughline.data=target/it/breakdown-real-data"})
@ContextConfiguration(initializers = FreshFolder.class)
@DirtiesContext
class BreakdownOfRealDataIT {
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    @BeforeEach
    void ready() {
        new Answering(port).whenReady();
    }

    private final HttpClient http = HttpClient.newHttpClient();

    private record Row(String time, Map<String, String> cells) {}

    /** Rows of each customer in the file's order; it is sorted by time within a customer or made so, equal times as they stand. */
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
                        .add(new Row(row.get("timestamp"), row));
            }
        }
        ToDoubleFunction<Row> instant =
                row -> java.time.OffsetDateTime.parse(row.time()).toInstant().toEpochMilli();
        customers.values().forEach(rows -> rows.sort(java.util.Comparator.comparingDouble(instant)));
        return customers;
    }

    private static String first(List<Row> rows, String name) {
        return rows.stream()
                .map(row -> row.cells().get(name))
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElse(null);
    }

    @Test
    void attributesOfPermitsEqualAPlainRecount() throws IOException, InterruptedException {
        Path folder = PlainRecount.sharedData();
        assumeTrue(folder != null, "real data is not at hand");
        Path file = folder.resolve("permit_receipts.csv.gz");
        Map<String, List<Row>> customers = read(file);
        send(HttpRequest.newBuilder(uri("/imports?source=permits")).POST(HttpRequest.BodyPublishers.ofFile(file)));

        for (String name : List.of("department", "group")) {
            Map<String, Long> expected = new TreeMap<>();
            customers.values().forEach(rows -> expected.merge(String.valueOf(first(rows, name)), 1L, Long::sum));
            assertThat(expected).hasSizeGreaterThan(1);
            assertThat(rows("{ journeys { breakdown(by: \"attribute." + name + "\", top: 1000) { key count } } }"))
                    .isEqualTo(expected);
        }
        long expected = customers.values().stream()
                .filter(rows -> rows.stream()
                        .anyMatch(row -> row.cells().get("group").equals("Group 2")
                                && row.cells().get("channel").equals("Internet")))
                .count();
        assertThat(expected).isBetween(1L, customers.size() - 1L);
        JsonNode selected = ask(
                "{ journeys(scope: { attributes: \"group == 'Group 2' && channel == 'Internet'\" })" + " { count } }");
        assertThat(selected.get("journeys").get("count").asLong()).isEqualTo(expected);
    }

    private Map<String, Long> rows(String query) throws IOException, InterruptedException {
        Map<String, Long> rows = new TreeMap<>();
        for (JsonNode row : ask(query).get("journeys").get("breakdown")) {
            rows.put(
                    row.get("key").isNull() ? "null" : row.get("key").asString(),
                    row.get("count").asLong());
        }
        return rows;
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
