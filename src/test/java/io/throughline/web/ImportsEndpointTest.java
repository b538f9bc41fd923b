package io.throughline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import memory.FixedIntake;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The file door: what is sent arrives byte for byte, and the answer says what became of it. */
@SpringBootTest(
        classes = MemoryApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"throughline.limits.upload-bytes=3000000", "throughline.limits.request-bytes=10000"})
class ImportsEndpointTest {
    private static final String REPORT = "{\"id\":\"file\",\"source\":\"shop\",\"at\":\"2026-03-01T09:00:00Z\","
            + "\"rows\":11,\"taken\":7,\"accepted\":7,\"leftOut\":1,\"duplicates\":2,\"rejected\":1,\"reasons\":["
            + "{\"fate\":\"LEFT_OUT\",\"reason\":\"internal call\",\"records\":1},"
            + "{\"fate\":\"DUPLICATE\",\"reason\":\"stored already\",\"records\":2},"
            + "{\"fate\":\"REJECTED\",\"reason\":\"no customer\",\"records\":1}],\"rejections\":[{\"line\":4,"
            + "\"reason\":\"no customer\",\"row\":\",x,y\"},{\"line\":null,\"reason\":\"no touchpoint\","
            + "\"row\":\"a,b,\"}],\"customers\":5000000000,\"touchpoints\":2,\"notes\":[\"customer ← user_id\"]}";

    @LocalServerPort
    private int port;

    @Autowired
    private FixedIntake intake;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> post(String path, BodyPublisher body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Test
    void reportComesAsJson() throws Exception {
        HttpResponse<String> answer =
                post("/imports?source=shop&trait.age=Age&zone=%2B02:00", BodyPublishers.ofString("ä,b\n"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(REPORT);
        assertThat(intake.body()).isEqualTo("ä,b\n");
        assertThat(intake.options().source()).isEqualTo("shop");
        assertThat(intake.options().traits()).isEqualTo(Map.of("age", "Age"));
        assertThat(intake.options().zone()).isEqualTo(ZoneOffset.ofHours(2));
    }

    @Test
    void aBodyLabelledAsFormIsTheFileStill() throws Exception {
        HttpResponse<String> answer = post(
                "/imports?source=shop",
                BodyPublishers.ofString("customer=1&x=%20"),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(intake.body()).isEqualTo("customer=1&x=%20");
        assertThat(intake.options().source()).isEqualTo("shop");
        assertThat(intake.options().traits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/imports?source=s | refuse | 422 | The file is cut off in the middle: send it again.",
                "/imports?source=s&zone=Moon | x | 400 | zone = Moon: allowed is a time zone",
                "/imports          | x      | 400 | ?source=NAME",
                "/imports?source=  | x      | 400 | ?source=NAME",
                "/imports?source=s&key | x  | 400 | name=value",
                "/imports?source=s&key=a&key=b | x | 400 | each option once",
                "/imports?source=s | locked | 503 | Another process holds the store: end it first.",
                "/imports?source=s | broken | 500 | its log tells why",
            })
    void refusalsAreOneSentence(String path, String body, int status, String detail) throws Exception {
        HttpResponse<String> answer = post(path, BodyPublishers.ofString(body));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":" + status)
                .contains(detail)
                .doesNotContain("secret");
    }

    @Test
    void refusalsNameTheArgument() throws Exception {
        assertThat(post("/imports?source=s&zone=Moon", BodyPublishers.ofString("x"))
                        .body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                        + "\"detail\":\"zone = Moon: allowed is a time zone such as Europe/Berlin, UTC or +02:00\",\"argument\":\"zone\","
                        + "\"value\":\"Moon\",\"allowed\":\"a time zone such as Europe/Berlin, UTC or +02:00\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone=Moon  | 400 | \"argument\":\"zone\"",
                "replaces=s | 422 | \"detail\":\"The file is cut off in the middle: send it again.\"",
                "key        | 400 | name=value",
            })
    void aPreviewIsRefusedInTheSameForm(String option, int status, String member) throws Exception {
        HttpResponse<String> answer = post("/imports/preview?" + option, BodyPublishers.ofString("a,b\n"));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":" + status, member)
                .contains("\"title\":")
                .doesNotContain("properties", "instance");
    }

    @Test
    void formsAreRefused() throws Exception {
        HttpResponse<String> answer = post(
                "/imports?source=s",
                BodyPublishers.ofString("--x\r\n\r\n--x--"),
                "Content-Type",
                "multipart/form-data; boundary=x");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("curl --data-binary @FILE");
    }

    @Test
    void tooLargeIsRefusedWithOrWithoutAnnouncedLength() throws Exception {
        byte[] large = new byte[3_000_001];
        byte[] fits = new byte[3_000_000];
        for (BodyPublisher body : List.of(
                BodyPublishers.ofByteArray(large),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))) {
            HttpResponse<String> answer = post("/imports?source=s", body);
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("larger than 3000000 bytes").contains("throughline.limits.upload-bytes");
        }
        assertThat(post("/imports?source=s", BodyPublishers.ofByteArray(fits)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void queriesHaveALimitOfTheirOwn() throws Exception {
        String query = "{\"query\":\"{ journeys { count } }\",\"variables\":{\"x\":\"" + "y".repeat(10_000) + "\"}}";
        HttpResponse<String> answer =
                post("/graphql", BodyPublishers.ofString(query), "Content-Type", "application/json");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("throughline.limits.request-bytes");
        HttpResponse<String> streamed = post(
                "/graphql",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(query.getBytes(StandardCharsets.UTF_8))),
                "Content-Type",
                "application/json");
        assertThat(streamed.statusCode()).isBetween(400, 413);
        assertThat(streamed.body()).doesNotContain("\"count\"");
    }

    @Test
    void eventsEndWithTheReport() throws Exception {
        HttpResponse<String> answer =
                post("/imports?source=s", BodyPublishers.ofString("long"), "Accept", "text/event-stream");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(answer.body())
                .isEqualTo("event: progress\ndata: {\"rows\":1000}\n\nevent: progress\ndata: {\"rows\":2000}\n\n"
                        + "event: report\ndata: " + REPORT + "\n\n");
    }

    @Test
    void evenAShortImportTellsProgressFirst() throws Exception {
        assertThat(post("/imports?source=s", BodyPublishers.ofString("short"), "Accept", "text/event-stream")
                        .body())
                .isEqualTo("event: progress\ndata: {\"rows\":11}\n\nevent: report\ndata: " + REPORT + "\n\n");
    }

    @Test
    void refusalsBeforeTheFirstEventHaveTheirStatus() throws Exception {
        HttpResponse<String> early =
                post("/imports?source=s", BodyPublishers.ofString("refuse"), "Accept", "text/event-stream");
        assertThat(early.statusCode()).isEqualTo(422);
        HttpResponse<String> late =
                post("/imports?source=s", BodyPublishers.ofString("long refuse"), "Accept", "text/event-stream");
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(late.body())
                .contains("event: problem\ndata: {\"type\":\"about:blank\"")
                .contains("\"status\":422");
    }
}
