package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who refuses, through whichever door and under whichever id, is in no figure until the refusal leaves or is taken back. */
@EmptyService
class ConsentIT {
    private final Answering service;

    ConsentIT(@LocalServerPort int port) {
        this.service = new Answering(port).whenReady();
    }

    private JsonNode take(Path folder, String source, String options, String text) throws IOException {
        var answer = service.offer("source=" + source + options, Files.writeString(folder.resolve(source), text));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    /** Customers, those left out, rows, answers of feedback and rows of a touchpoint, once so many are left out. */
    private String figures(String scope, long refused) {
        String told = "";
        for (int attempt = 0; attempt < 100; attempt++) {
            JsonNode data = service.data("{ journeys(scope: {" + scope
                    + "}) { customers refusedConsent interactions feedback { answered { numerator } } }"
                    + " customers(scope: {" + scope + "}) { edges { node { id } } } touchpoints { id interactions } }");
            JsonNode journeys = data.get("journeys");
            StringBuilder ids = new StringBuilder();
            data.get("customers")
                    .get("edges")
                    .forEach(edge ->
                            ids.append(' ').append(edge.get("node").get("id").asString()));
            long counted = 0;
            for (JsonNode touchpoint : data.get("touchpoints")) {
                counted += touchpoint.get("interactions").asLong();
            }
            told = journeys.get("customers") + " of" + ids + ", " + journeys.get("interactions") + " rows, "
                    + journeys.get("feedback").get("answered").get("numerator") + " answered";
            if (journeys.get("refusedConsent").asLong() == refused) {
                assertThat(scope.isEmpty()
                                && counted != journeys.get("interactions").asLong())
                        .isFalse();
                return told;
            }
            LockSupport.parkNanos(100_000_000);
        }
        return "never " + refused + " left out: " + told;
    }

    @Test
    void refusalsThroughEveryDoor(@TempDir Path folder) throws IOException {
        JsonNode shop = take(folder, "shop", "&identifier.email=mail", """
                customer,timestamp,touchpoint,mail,consent
                ann,2026-03-01T10:00:00Z,Look,ann@x.org,yes
                ann,2026-03-02T10:00:00Z,Buy,ann@x.org,
                bob,2026-03-01T10:00:00Z,Look,bob@x.org,granted
                bob,2026-03-03T10:00:00Z,Look,bob@x.org,refused
                cee,2026-03-01T10:00:00Z,Look,,
                """);
        assertThat(shop.get("notes").toString()).contains("Consent: 2 rows grant it, 1 refuse it.");
        take(
                folder,
                "survey",
                "&kind=feedback&least=0&most=10",
                "customer,time,score\nann,2026-03-04,9\nbob,2026-03-04,1\n");
        assertThat(figures("", 1)).isEqualTo("2 of ann cee, 3 rows, 1 answered");
        assertThat(figures("consent: IGNORE", 0)).isEqualTo("3 of ann bob cee, 5 rows, 2 answered");

        JsonNode list = take(folder, "list", "", """
                customer,time,consent
                Ann@X.org,2026-03-05,0
                nobody,2026-03-05,no
                cee,2026-03-05,perhaps
                """);
        assertThat(list.get("rejected").asLong()).isEqualTo(1);
        assertThat(figures("", 2)).isEqualTo("1 of cee, 1 rows, 0 answered");
        assertThat(figures("identity: NONE", 1)).as("the address is not joined").startsWith("2 of ann cee");
        JsonNode ann = service.data("{ customer(id: \"ann\") { consent { granted at } journeys { count } } }")
                .get("customer");
        assertThat(ann.toString()).contains("\"granted\":false,\"at\":\"2026-03-05T00:00:00Z\"", "\"count\":0");

        service.data("mutation { recordInteractions(source: \"live\", interactions: [{customer: \"bob\","
                + " at: \"2026-03-06T10:00:00Z\", touchpoint: \"Look\", consent: true}]) { accepted } }");
        assertThat(figures("", 1)).isEqualTo("2 of bob cee, 4 rows, 1 answered");
        var event = service.post(
                "/events",
                "{\"type\":\"identify\",\"userId\":\"cee\",\"messageId\":\"m1\",\"timestamp\":\"2026-03-07T10:00:00Z\","
                        + "\"context\":{\"consent\":{\"categoryPreferences\":{\"Analytics\":false}}}}");
        assertThat(event.statusCode()).as(event.body()).isEqualTo(200);
        assertThat(figures("", 2)).isEqualTo("1 of bob, 3 rows, 1 answered");
        service.data("mutation { removeImport(id: \"" + list.get("id").asString() + "\") }");
        assertThat(figures("", 1)).isEqualTo("2 of ann bob, 5 rows, 2 answered");
    }
}
