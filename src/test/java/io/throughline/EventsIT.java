package io.throughline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events of a tracking library: durable when the answer comes, soon visible, and there once however often they are sent. */
@EmptyService
class EventsIT {
    private static final String BATCH = "{\"batch\":["
            + "{\"type\":\"page\",\"name\":\"Home\",\"userId\":\"ann\",\"messageId\":\"m1\",\"timestamp\":\"2026-03-01T10:00:00Z\"},"
            + "{\"type\":\"identify\",\"userId\":\"ann\",\"messageId\":\"m2\"},"
            + "{\"type\":\"track\",\"event\":\"Order Completed\",\"userId\":\"ann\",\"messageId\":\"m3\","
            + "\"timestamp\":\"2026-03-01T10:05:00Z\",\"properties\":{\"revenue\":12.5}},"
            + "{\"type\":\"track\",\"event\":\"Look\",\"messageId\":\"m4\"}]}";

    @LocalServerPort
    private int port;

    @Test
    void eventsBecomeJourneysOnce() {
        Answering service = new Answering(port).whenReady();
        for (int sent = 0; sent < 2; sent++) {
            HttpResponse<String> answer = service.post("/v1/batch", BATCH);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode told = new JsonMapper().readTree(answer.body());
            assertThat(told.get("success").asBoolean()).isTrue();
            assertThat(told.get("events").asInt()).isEqualTo(4);
            assertThat(told.get("interactions").asInt()).isEqualTo(2);
            assertThat(told.get("leftOut").toString()).isEqualTo("{\"identity call\":1}");
            assertThat(told.get("rejected").get(0).get("reason").asString()).isEqualTo("no customer");
        }
        HttpResponse<String> more = service.post(
                "/events?source=app",
                "{\"type\":\"track\",\"event\":\"Look\",\"userId\":\"bob\",\"timestamp\":\"2026-03-01T11:00:00Z\"}");
        assertThat(more.statusCode()).as(more.body()).isEqualTo(200);
        JsonNode figures = figures(service, 3);
        assertThat(figures.get("interactions").asInt()).isEqualTo(3);
        assertThat(figures.get("customers").asInt()).isEqualTo(2);
        assertThat(figures.get("converted").asInt()).isEqualTo(1);
        assertThat(figures.get("value").asDouble()).isEqualTo(12.5);
        JsonNode imports = service.data(
                        "{ imports(first: 10) { edges { node { source accepted duplicates rejected rejections { reason row } } } } }")
                .get("imports")
                .get("edges");
        assertThat(imports.toString())
                .contains("\"source\":\"app\"")
                .contains("\"source\":\"events\"")
                .contains("m4");
    }

    @Test
    void whatCannotBeTakenIsToldAndNothingIsKept() {
        Answering service = new Answering(port).whenReady();
        HttpResponse<String> none = service.post("/events", "{\"type\":\"track\",\"event\":\"Look\"}");
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("None of the events could be taken: no customer.");
        assertThat(service.post("/events?mapping=nonsense", BATCH).body()).contains("one of ");
        assertThat(service.post("/events", "a,b").statusCode()).isEqualTo(422);
        assertThat(service.post("/events?source=", BATCH).statusCode()).isEqualTo(400);
    }

    /** A misspelled option would be read as none. */
    @Test
    void optionsThatAnAddressHasNotAreRefused() {
        Answering service = new Answering(port).whenReady();
        for (String path : List.of("/events", "/v1/batch", "/v1/track")) {
            HttpResponse<String> answer = service.post(path + "?sorce=app", BATCH);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.body()).contains("option = sorce: allowed is one of \\\"source\\\"");
        }
        assertThat(service.post("/imports/uploads?sorce=app", "a,b").statusCode())
                .isEqualTo(400);
        assertThat(service.post("/imports?source=app&sorce=app", "a,b").statusCode())
                .isEqualTo(400);
        assertThat(service.post("/imports/preview?sorce=app", "a,b").statusCode())
                .isEqualTo(400);
        for (String path : List.of(
                "/exports/audit.jsonl",
                "/exports/catalogue.csv",
                "/exports/paths.csv",
                "/exports/graph.json",
                "/exports/map.csv",
                "/imports/none/rejected",
                "/imports/none/rejected/reasons")) {
            HttpResponse<byte[]> answer = service.get(path + "?sorce=app");
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(new String(answer.body(), UTF_8)).contains("sorce");
        }
    }

    private static JsonNode figures(Answering service, int interactions) {
        JsonNode figures = null;
        for (int attempt = 0; attempt < 50; attempt++) {
            figures = service.data("{ journeys { interactions customers converted value } }")
                    .get("journeys");
            if (figures.get("interactions").asInt() == interactions) {
                break;
            }
            LockSupport.parkNanos(100_000_000);
        }
        return figures;
    }
}
