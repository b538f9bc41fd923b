package io.throughline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Real files through HTTP into the store, asked through GraphQL, against a recount that shares no code. */
@EmptyService
class RealDataIT {
    @LocalServerPort
    private int port;

    private Answering service;

    @BeforeEach
    void ready() {
        service = new Answering(port).whenReady();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loan_applications_2012",
                "online_shop_events",
                "news_site_sessions",
                "permit_receipts",
                "channel_paths",
                "nasa_sessions_aug95"
            })
    void figuresEqualAPlainRecount(String name) throws IOException {
        Path folder = PlainRecount.sharedData();
        assumeTrue(folder != null, "real data is not at hand");
        Path file = folder.resolve(name + ".csv.gz");
        JsonNode report = service.upload(name, file);
        PlainRecount plain = name.equals("channel_paths") ? PlainRecount.ofPathTable(file) : PlainRecount.ofLog(file);
        assertEquals(0, report.get("rejected").asLong(), report.toString());
        assertEquals(plain.customers, report.get("customers").asLong());

        JsonNode journeys = ask(name);
        assertEquals(
                plain.paths.values().stream().mapToLong(n -> n).sum(),
                journeys.get("count").asLong());
        assertEquals(plain.customers, journeys.get("customers").asLong());
        assertEquals(
                report.get("accepted").asLong(), journeys.get("interactions").asLong());
        assertEquals(
                plain.rows,
                report.get("accepted").asLong() + report.get("duplicates").asLong());
        assertEquals(plain.converted, journeys.get("converted").asLong());
        assertEquals(plain.value, journeys.get("value").asDouble(), 1e-6);
        if (report.get("duplicates").asLong() == 0) {
            assertEquals(plain.transitions, edges(journeys));
            assertEquals(top(plain.paths), top(paths(journeys)));
        }
        assertTrue(checksHold(journeys), journeys.get("checks").toString());
    }

    private static boolean checksHold(JsonNode journeys) {
        boolean all = !journeys.get("checks").isEmpty();
        for (JsonNode check : journeys.get("checks")) {
            all &= check.get("holds").asBoolean();
        }
        return all;
    }

    private static List<Map.Entry<String, Long>> top(Map<String, Long> paths) {
        List<Map.Entry<String, Long>> all = new ArrayList<>(paths.entrySet());
        all.sort(Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(entry -> entry.getKey().replace(PlainRecount.SEPARATOR, "\u0000")));
        return all.subList(0, Math.min(50, all.size()));
    }

    private static Map<String, Long> edges(JsonNode journeys) {
        Map<String, Long> edges = new TreeMap<>();
        for (JsonNode edge : journeys.get("graph").get("edges")) {
            edges.put(
                    edge.get("from").asString()
                            + PlainRecount.SEPARATOR
                            + edge.get("to").asString(),
                    edge.get("count").asLong());
        }
        return edges;
    }

    private static Map<String, Long> paths(JsonNode journeys) {
        Map<String, Long> paths = new TreeMap<>(Comparator.naturalOrder());
        for (JsonNode edge : journeys.get("commonPaths").get("edges")) {
            List<String> steps = new ArrayList<>();
            edge.get("node").get("steps").forEach(step -> steps.add(step.asString()));
            paths.put(
                    String.join(PlainRecount.SEPARATOR, steps),
                    edge.get("node").get("count").asLong());
        }
        return paths;
    }

    private JsonNode ask(String source) {
        String query =
                "query($s: [String!]) { journeys(scope: {sources: $s}) { count customers interactions converted value"
                        + " graph { edges { from to count } } commonPaths(first: 50) { edges { node { steps count } } }"
                        + " checks { name holds left right } } }";
        return service.data(query, Map.of("s", List.of(source))).get("journeys");
    }
}
