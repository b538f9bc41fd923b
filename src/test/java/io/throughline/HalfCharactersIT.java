package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** JSON may write half a character, which the database cannot keep: by whatever door it comes, it comes in once, and the store goes on. */
@EmptyService
class HalfCharactersIT {
    private static final String HALF = "a\ud800b";
    private static final String ESCAPED = "a\\ud800b";

    @LocalServerPort
    private int port;

    /** As a name of a column, an id and a value. */
    @Test
    void theyComeInOnceByEveryDoor(@TempDir Path folder) throws IOException {
        Answering service = new Answering(port).whenReady();
        Path file = Files.writeString(
                folder.resolve("half.json"),
                "[{'customer':'c','time':'2026-01-01','touchpoint':'c','c':'c'}]"
                        .replace('\'', '"')
                        .replace("\"c\"", '"' + ESCAPED + '"'));
        Path feedback = Files.writeString(
                folder.resolve("said.json"),
                "[{'customer':'c','time':'2026-01-01','score':9,'c':'c'}]"
                        .replace('\'', '"')
                        .replace("\"c\"", '"' + ESCAPED + '"'));
        List<Map<String, String>> attributes = List.of(Map.of("name", HALF, "value", HALF));
        once(() -> service.data(
                        "mutation($rows: [InteractionInput!]!) {"
                                + " recordInteractions(source: \"live\", interactions: $rows) { accepted duplicates } }",
                        Map.of(
                                "rows",
                                List.of(Map.of(
                                        "customer", HALF,
                                        "at", "2026-02-01T00:00:00Z",
                                        "touchpoint", HALF,
                                        "channel", HALF,
                                        "attributes", attributes))))
                .get("recordInteractions"));
        once(() -> service.data(
                        "mutation($items: [FeedbackInput!]!) {"
                                + " recordFeedback(source: \"said\", items: $items) { accepted duplicates } }",
                        Map.of(
                                "items",
                                List.of(Map.of(
                                        "customer",
                                        HALF,
                                        "at",
                                        "2026-02-01T00:00:00Z",
                                        "kind",
                                        "NPS",
                                        "score",
                                        9,
                                        "attributes",
                                        attributes))))
                .get("recordFeedback"));
        once(() -> taken(service, "source=file", file));
        once(() -> taken(service, "source=answers&kind=feedback&feedback-kind=NPS", feedback));
        String event = "{\"type\":\"track\",\"event\":\"" + ESCAPED + "\",\"userId\":\"" + ESCAPED
                + "\",\"timestamp\":\"2026-03-01T11:00:00Z\",\"properties\":{\"" + ESCAPED + "\":\"" + ESCAPED + "\"}}";
        for (int sent = 0; sent < 2; sent++) {
            HttpResponse<String> answer = service.post("/events", event);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        assertThat(service.data("{ touchpoints { id } }").toString()).contains("\"a\ufffdb\"");
    }

    /** The database keeps no name with one; as a text it may stand. */
    @Test
    void theCharacterZeroInANameIsReplaced(@TempDir Path folder) throws IOException {
        Answering service = new Answering(port).whenReady();
        Path file = Files.writeString(
                folder.resolve("zero.json"),
                "[{\"customer\":\"z\",\"time\":\"2026-01-01\",\"touchpoint\":\"a\",\"n\\u0000l\":\"1\"}]");
        once(() -> taken(service, "source=zero", file));
        once(() -> service.data(
                        "mutation($rows: [InteractionInput!]!) {"
                                + " recordInteractions(source: \"zeros\", interactions: $rows) { accepted duplicates } }",
                        Map.of(
                                "rows",
                                List.of(Map.of(
                                        "customer", "y",
                                        "at", "2026-02-01T00:00:00Z",
                                        "touchpoint", "a",
                                        "attributes", List.of(Map.of("name", "n\0l", "value", "1"))))))
                .get("recordInteractions"));
    }

    private static JsonNode taken(Answering service, String options, Path file) {
        try {
            return service.take(options, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void once(Supplier<JsonNode> sent) {
        JsonNode first = sent.get();
        assertThat(first.get("accepted").asInt()).as(first.toString()).isEqualTo(1);
        JsonNode again = sent.get();
        assertThat(again.get("accepted").asInt()).as(again.toString()).isZero();
        assertThat(again.get("duplicates").asInt()).as(again.toString()).isEqualTo(1);
    }
}
