package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Kept figures through HTTP into the store: told of what is there now, and remembered by month after each import, of feedback too. */
@EmptyService
class KpisIT {
    private final Answering service;

    @Autowired
    private Driver driver;

    @Autowired
    KpisIT(@LocalServerPort int port) {
        this.service = new Answering(port).whenReady();
    }

    private void take(Path file, String rows, String options) throws IOException {
        assertThat(service.offer(options, Files.writeString(file, rows)).statusCode())
                .isEqualTo(200);
    }

    private List<String> history(String kpi) {
        try (var session = driver.session()) {
            return session.run(
                            "MATCH (v:KpiValue)-[:OF]->(:Kpi {id: $id}) RETURN v.value AS value, v.n AS n ORDER BY v.from",
                            Map.of("id", kpi))
                    .list(row -> row.get("value") + " of " + row.get("n"));
        }
    }

    private void awaitHistory(String kpi, String... months) throws InterruptedException {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!history(kpi).equals(List.of(months)) && System.nanoTime() < end) {
            Thread.sleep(250);
        }
        assertThat(history(kpi)).containsExactly(months);
    }

    @Test
    void whatTheyComeToIsRememberedAfterEachImport(@TempDir Path folder) throws Exception {
        take(folder.resolve("log.csv"), """
                        customer,time,touchpoint,channel
                        ann,2026-03-01T10:00:00Z,call,phone
                        ann,2026-03-02T10:00:00Z,chat,web
                        bob,2026-03-01T10:00:00Z,call,phone
                        bob,2026-04-20T10:00:00Z,call,phone
                        """, "source=log");
        take(
                folder.resolve("one.csv"),
                "customer,time,kind,score\nann,2026-03-03T01:00:00Z,NPS,9\n",
                "kind=feedback&source=one");
        service.data(
                "mutation { saveKpi(input: { id: \"nps\", name: \"Recommended\", formula: { nps: { channels: [\"web\", \"phone\"] } }, target: 0 }) { id } }");
        service.data(
                "mutation { saveKpi(input: { id: \"again\", name: \"Again\", formula: { repeatContact: { contact: \"[channel=phone] | [channel=web]\", within: \"P3D\" } }, target: 0.9, better: LOWER }) { id } }");
        take(
                folder.resolve("two.csv"),
                "customer,time,kind,score\nbob,2026-03-03T02:00:00Z,NPS,3\nbob,2026-04-21T02:00:00Z,NPS,8\n",
                "kind=feedback&source=two");
        awaitHistory("nps", "0.0 of 2", "0.0 of 1");
        // Of three contacts in March only Ann's first is followed within three days; the one of April is too young.
        awaitHistory("again", "0.3333333333333333 of 3", "NULL of 0");
        JsonNode told = service.data(
                "{ kpis { id now { value n status numerator } by(dimension: CHANNEL) { key value { n } } history(unit: MONTH) { value { value n } } } journeys { consistency: checks { name holds } } }");
        assertThat(told.at("/kpis/0").toString())
                .isEqualTo(
                        "{\"id\":\"again\",\"now\":{\"value\":0.3333333333333333,\"n\":3,\"status\":\"MET\",\"numerator\":1},\"by\":[{\"key\":\"phone\",\"value\":{\"n\":3}},{\"key\":\"web\",\"value\":{\"n\":2}}],\"history\":[{\"value\":{\"value\":0.3333333333333333,\"n\":3}},{\"value\":{\"value\":null,\"n\":0}}]}");
        assertThat(told.at("/kpis/1/now").toString())
                .isEqualTo("{\"value\":0.0,\"n\":3,\"status\":\"UNDECIDED\",\"numerator\":null}");
        for (JsonNode check : told.at("/journeys/consistency")) {
            assertThat(check.get("holds").asBoolean())
                    .as(check.get("name").asString())
                    .isTrue();
        }
    }

    /** A conversion names the currency of its row, whether the row converts, is flagged, or names it in the amount itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "value,conversion,currency\nx1,2026-05-01,shop,10,true,EUR\nx2,2026-05-01,shop,20,true,USD\n",
                "value,conversion\nx1,2026-05-01,shop,€10,true\nx2,2026-05-01,shop,20 USD,true\n",
                "value,conversion,currency\nx1,2026-05-01,shop,€10,true,\nx2,2026-05-01,shop,€20,true,USD\n",
            })
    void valuesOfSeveralCurrenciesAreNeverAveraged(String rows, @TempDir Path folder) throws Exception {
        take(folder.resolve("sold.csv"), "customer,time,touchpoint," + rows, "source=sold");
        String scope = "journeys(scope: { sources: [\"sold\"] }) { currencies { currency value } %s }";
        assertThat(service.data("{ " + scope.formatted("value") + " }").toString())
                .isEqualTo(
                        "{\"journeys\":{\"currencies\":[{\"currency\":\"EUR\",\"value\":10.0},{\"currency\":\"USD\",\"value\":20.0}],\"value\":30.0}}");
        String mean = "kpi(formula: { averageOrderValue: true }) { value unit }";
        assertThat(service.ask("{ " + scope.formatted(mean) + " }")).contains("only for values of one currency");
        String euro =
                "{ journeys(scope: { sources: [\"sold\"], attributes: \"currency == 'EUR'\" }) { " + mean + " } }";
        assertThat(service.data(euro).toString())
                .isEqualTo("{\"journeys\":{\"kpi\":{\"value\":10.0,\"unit\":\"EUR\"}}}");
        String id = service.data("{ imports(first: 1) { edges { node { id } } } }")
                .at("/imports/edges/0/node/id")
                .asString();
        service.data("mutation { removeImport(id: \"" + id + "\") }");
    }
}
