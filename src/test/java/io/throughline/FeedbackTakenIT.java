package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The ways in for what customers say, and what is refused of it, through HTTP into the store. */
@EmptyService
class FeedbackTakenIT {
    private final Answering service;

    @Autowired
    FeedbackTakenIT(@LocalServerPort int port) {
        this.service = new Answering(port).whenReady();
    }

    private JsonNode take(Path file, String options) throws IOException {
        return service.take(options, file);
    }

    /** A file tells which rows had a key already, and which answers of a row that is taken. */
    @Test
    void aKeyThatStandsIsToldAsSuch(@TempDir Path folder) throws IOException {
        String options = "kind=feedback&source=keyed&questions=recommend:NPS,effort:CES:1:7&key=key";
        take(Files.writeString(folder.resolve("first.csv"), """
            customer,time,recommend,effort,key
            own-0,2026-08-01T10:00:00Z,9,2,r1
            own-1,2026-08-01T10:00:00Z,3,,r2
            """), options);
        JsonNode report = take(Files.writeString(folder.resolve("second.csv"), """
            customer,time,recommend,effort,key
            own-2,2026-08-02T10:00:00Z,1,1,r1
            own-1,2026-08-01T10:00:00Z,3,7,r2
            """), options);
        assertThat(report.get("reasons").toString())
                .contains("its key stands at an earlier row")
                .doesNotContain("stored already");
        assertThat(report.get("taken").asInt()).isEqualTo(1);
        assertThat(report.get("notes").toString())
                .contains("1 answers stood already, while others of their rows were new and are taken.");
    }

    /** Off the scale, and over several scales, a score from which on customers are satisfied says nothing. */
    @Test
    void aTopOffTheScaleIsRefused(@TempDir Path folder) throws IOException {
        take(
                Files.writeString(folder.resolve("stars.csv"), """
            customer,time,channel,score
            star-1,2026-08-01T10:00:00Z,web,5
            star-2,2026-08-01T10:00:00Z,web,2
            star-3,2026-08-01T10:00:00Z,web,4
            """),
                "kind=feedback&source=stars&feedback-kind=CSAT&least=1&most=5");
        assertThat(service.ask("{ feedback(filter: {sources: [\"stars\"], top: 9}) { csat { numerator } } }"))
                .contains("filter.top", "above 1.0 and at most 5.0", "BAD_REQUEST");
        for (String asked : List.of("kpi(%s) { value }", "kpiBy(%s, dimension: CHANNEL) { key }")) {
            String formula = "formula: {csat: {sources: [\"stars\"], top: 9}}";
            assertThat(service.ask("{ journeys { " + String.format(asked, formula) + " } }"))
                    .contains("formula.csat.top");
        }
        assertThat(service.data(
                                "{ feedback(filter: {sources: [\"stars\"], top: 5}) { csat { numerator denominator } } }")
                        .at("/feedback/csat")
                        .toString())
                .isEqualTo("{\"numerator\":1,\"denominator\":3}");
        assertThat(
                        service.ask(
                                "mutation { saveKpi(input: {id: \"pleased\", name: \"Pleased\", formula: {csat: {}}, target: 70}) { id } }"))
                .contains("input.target", "70 % is written 0.7");
    }

    /** A visit at ten, and an answer of that day: it is joined to the visit whether it names it or not. */
    @Test
    void anAnswerKnownByItsDayIsJoinedToThatDay(@TempDir Path folder) throws IOException {
        take(Files.writeString(folder.resolve("visit.csv"), """
            customer,time,touchpoint
            day-1,2018-01-02T10:00:00Z,desk
            day-2,2018-01-02T10:00:00Z,desk
            """), "source=visits");
        take(
                Files.writeString(folder.resolve("days.csv"), """
            customer,time,asked,touchpoint,score
            day-1,2018-01-02,2018-01-02,desk,4
            day-2,2018-01-02,2018-01-02,,4
            """),
                "kind=feedback&source=days&feedback-kind=CSAT&least=1&most=5");
        for (String about : new String[] {"ANSWERED", "ASKED"}) {
            JsonNode joined = service.data("{ feedback(filter: {sources: [\"days\"], about: " + about
                            + "}) { joined { rule items } trend(unit: DAY) { from } } }")
                    .get("feedback");
            assertThat(joined.toString())
                    .contains("{\"rule\":\"NAMED\",\"items\":1}", "{\"rule\":\"NEAREST\",\"items\":1}")
                    .contains("\"trend\":[{\"from\":\"2018-01-02T00:00:00Z\"}]");
        }
    }

    private static final String SAY =
            "mutation($items: [FeedbackInput!]!) { recordFeedback(source: \"desk\", items: $items)"
                    + " { source rows taken accepted duplicates rejected customers reasons { fate reason records } notes } }";

    private static Map<String, Object> item(String customer, double score, Object... more) {
        Map<String, Object> item = new HashMap<>(
                Map.of("customer", customer, "at", "2026-07-02T10:00:00Z", "kind", "CSAT", "least", 1, "most", 5));
        item.put("score", score);
        for (int i = 0; i < more.length; i += 2) {
            item.put((String) more[i], more[i + 1]);
        }
        return item;
    }

    /** One import, seen at once, with the report of a file; the same again and an old key add nothing, and a bad item keeps all out. */
    @Test
    void whatIsSaidIsTakenAsItHappens(@TempDir Path folder) throws IOException {
        take(
                Files.writeString(
                        folder.resolve("orders.csv"),
                        "customer,time,touchpoint\nown-0,2026-07-01T10:00:00Z,order placed\n"),
                "source=orders");
        String count =
                "{ feedback(filter: {sources: [\"desk\"]}) { items csat { numerator denominator } joined { rule items } } }";
        List<Object> two = List.of(item("own-0", 5, "touchpoint", "order placed", "key", "k1"), item("eve", 2));
        JsonNode first = service.data(SAY, Map.of("items", two)).get("recordFeedback");
        assertThat(first.toString())
                .isEqualTo("{\"source\":\"desk\",\"rows\":2,\"taken\":2,\"accepted\":2,\"duplicates\":0,\"rejected\":0,"
                        + "\"customers\":2,\"reasons\":[],\"notes\":[\"Recorded live.\"]}");
        JsonNode second = service.data(
                        SAY, Map.of("items", List.of(item("eve", 2), item("own-1", 1, "key", "k1"), item("eve", 4))))
                .get("recordFeedback");
        assertThat(second.get("reasons").toString())
                .isEqualTo("[{\"fate\":\"DUPLICATE\",\"reason\":\"its key stands at an earlier row\",\"records\":1},"
                        + "{\"fate\":\"DUPLICATE\",\"reason\":\"stored already\",\"records\":1}]");
        assertThat(second.get("taken").asInt()).isEqualTo(1);
        String refused = service.ask(SAY, Map.of("items", List.of(item("eve", 3), item("eve", 6))));
        assertThat(refused).contains("items[1]", "CSAT 6.0 of 1.0 to 5.0", "score outside its scale", "BAD_REQUEST");
        assertThat(service.ask(SAY, Map.of("items", List.of(item("eve", 3, "most", 1)))))
                .contains("items[0]", "scale");
        assertThat(service.ask(SAY, Map.of("items", List.of(item("e".repeat(513), 3)))))
                .contains("longer than 512 characters");
        assertThat(service.ask(SAY, Map.of("items", List.of()))).contains("at least one item");
        assertThat(service.data(count).get("feedback").toString())
                .isEqualTo("{\"items\":3,\"csat\":{\"numerator\":2,\"denominator\":3},\"joined\":["
                        + "{\"rule\":\"NAMED\",\"items\":1},{\"rule\":\"NAMED_ONLY\",\"items\":0},{\"rule\":\"KEY\",\"items\":0},"
                        + "{\"rule\":\"NEAREST\",\"items\":0},{\"rule\":\"NONE\",\"items\":2}]}");
        String audit = new String(service.get("/exports/audit.jsonl").body(), StandardCharsets.UTF_8);
        assertThat(audit.lines().filter(line -> line.contains("\"import\"") && line.contains("desk: ")))
                .hasSize(2);
    }
}
