package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.RealRows.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Permit applications told apart and selected by their attributes, against a recount with maps. */
@EmptyService
class BreakdownOfRealDataIT {
    @LocalServerPort
    private int port;

    private Answering service;

    @BeforeEach
    void ready() {
        service = new Answering(port).whenReady();
    }

    private static String first(List<Row> rows, String name) {
        return rows.stream()
                .map(row -> row.cells().get(name))
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElse(null);
    }

    @Test
    void attributesOfPermitsEqualAPlainRecount() throws IOException {
        Path folder = PlainRecount.sharedData();
        assumeTrue(folder != null, "real data is not at hand");
        Path file = folder.resolve("permit_receipts.csv.gz");
        Map<String, List<Row>> customers = RealRows.read(file);
        service.upload("permits", file);

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
        JsonNode selected = service.data(
                "{ journeys(scope: { attributes: \"group == 'Group 2' && channel == 'Internet'\" })" + " { count } }");
        assertThat(selected.get("journeys").get("count").asLong()).isEqualTo(expected);
    }

    private Map<String, Long> rows(String query) {
        Map<String, Long> rows = new TreeMap<>();
        for (JsonNode row : service.data(query).get("journeys").get("breakdown")) {
            rows.put(
                    row.get("key").isNull() ? "null" : row.get("key").asString(),
                    row.get("count").asLong());
        }
        return rows;
    }
}
