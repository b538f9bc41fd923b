package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is asked, the answer comes in time, is not too large and is never a fault of the service; and health is told meanwhile. */
@SampleService
@TestPropertySource(properties = "throughline.limits.seconds=5")
@ExtendWith(OutputCaptureExtension.class)
class HostileQuestionsIT {
    private static final int MANY = 300;
    private static final long SEED = 20_261_128;
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration SLACK = Duration.ofSeconds(3);
    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_ECHO = 100;
    private static final int HEALTH_MILLIS = 100;
    /** Of the hundredth that comes while the machine does other things besides. */
    private static final int MAX_MILLIS = 1_000;

    @LocalServerPort
    private int port;

    @Autowired
    private GraphQlSource schema;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void hostileQuestionsAreAnsweredOrRefused(CapturedOutput output) throws Exception {
        new Answering(port).whenReady();
        long idle = idleHealthMillis();
        HostileQuestions questions = new HostileQuestions(schema.schema(), SEED);
        List<Long> health = new ArrayList<>();
        int answered = 0;
        for (int i = 0; i < MANY; i++) {
            String question = questions.next();
            long begin = System.nanoTime();
            CompletableFuture<HttpResponse<byte[]>> asked =
                    client.sendAsync(question(question), HttpResponse.BodyHandlers.ofByteArray());
            health.add(healthMillis());
            HttpResponse<byte[]> answer = asked.get();
            long nanos = System.nanoTime() - begin;
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(answer.statusCode()).as(question + body).isEqualTo(200);
            assertThat(body).as(question).doesNotContain("INTERNAL_ERROR");
            assertThat(answer.body().length).as(question).isLessThan(MAX_BYTES);
            assertThat(body).as(question).doesNotContain("x".repeat(MAX_ECHO + 1));
            assertThat(Duration.ofNanos(nanos)).as(question).isLessThan(DEADLINE.plus(SLACK));
            answered += body.contains("\"errors\"") ? 0 : 1;
        }
        assertThat(answered).isGreaterThan(MANY / 20);
        health.sort(null);
        assertThat(health.get(MANY * 99 / 100 - 1)).isLessThan(HEALTH_MILLIS + idle);
        assertThat(health.get(MANY - 1)).isLessThan(MAX_MILLIS + idle);
        assertThat(output.getAll()).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "7",
                "-1.5e3",
                "\"text\"",
                "[]",
                "{}",
                "[[]]",
                "[null]",
                "[7]",
                "{\"a\":",
                "",
                "\u0000",
                "DEEP"
            })
    void anUploadThatIsNoTableIsRefusedInOneLine(String kind, CapturedOutput output) throws Exception {
        String body = kind.equals("DEEP") ? "[".repeat(100_000) : kind;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/imports?source=kinds"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        assertThat(answer.body()).contains("\"detail\"").hasSizeLessThan(2_000);
        assertThat(output.getAll()).doesNotContain("Exception", "\tat ");
    }

    /** What the slowest of some calls takes while nobody asks: more than a few milliseconds where the machine is busy with something else. */
    private long idleHealthMillis() throws IOException, InterruptedException {
        long slowest = 0;
        for (int i = 0; i < MANY / 3; i++) {
            slowest = Math.max(slowest, healthMillis());
        }
        return slowest;
    }

    private HttpRequest question(String query) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(new JsonMapper().writeValueAsString(Map.of("query", query))))
                .build();
    }

    private long healthMillis() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        URI address = URI.create("http://localhost:" + port + "/actuator/health");
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
