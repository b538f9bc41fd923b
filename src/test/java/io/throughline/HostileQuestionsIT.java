package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

/** Whatever is asked, an answer comes, is not too large and is never a fault of the service; and health is told meanwhile. */
@SampleService
@TestPropertySource(properties = "throughline.limits.seconds=5")
@ExtendWith(OutputCaptureExtension.class)
class HostileQuestionsIT {
    private static final int MANY = 300;
    private static final long SEED = 20_261_128;
    /** Many times what a question may compute: whoever waits so long waits for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_ECHO = 100;

    @LocalServerPort
    private int port;

    @Autowired
    private GraphQlSource schema;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void hostileQuestionsAreAnsweredOrRefused(CapturedOutput output) throws Exception {
        new Answering(port).whenReady();
        HostileQuestions questions = new HostileQuestions(schema.schema(), SEED);
        int answered = 0;
        for (int i = 0; i < MANY; i++) {
            String question = questions.next();
            CompletableFuture<HttpResponse<byte[]>> asked =
                    client.sendAsync(question(question), HttpResponse.BodyHandlers.ofByteArray());
            requireHealth();
            HttpResponse<byte[]> answer = asked.get();
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(answer.statusCode()).as(question + body).isEqualTo(200);
            assertThat(body).as(question).doesNotContain("INTERNAL_ERROR");
            assertThat(answer.body().length).as(question).isLessThan(MAX_BYTES);
            assertThat(body).as(question).doesNotContain("x".repeat(MAX_ECHO + 1));
            answered += body.contains("\"errors\"") ? 0 : 1;
        }
        assertThat(answered).isGreaterThan(MANY / 20);
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

    private HttpRequest question(String query) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(new JsonMapper().writeValueAsString(Map.of("query", query))))
                .build();
    }

    private void requireHealth() throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:" + port + "/actuator/health");
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
