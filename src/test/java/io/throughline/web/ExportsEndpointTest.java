package io.throughline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.graph.GraphView;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import stub.StubApplication;
import stub.StubDesk;

/** Files for other tools: what is asked arrives at the desk, what is refused says why. */
@SpringBootTest(
        classes = StubApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"throughline.api-key=a-long-key-of-exports", "throughline.limits.answer-bytes=1MB"})
class ExportsEndpointTest {
    @LocalServerPort
    private int port;

    @Autowired
    private StubDesk desk;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> get(String path, String scope, String key) throws Exception {
        String query = scope == null
                ? ""
                : (path.contains("?") ? "&" : "?") + "scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path + query))
                .header("Authorization", "Bearer " + key)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String path, String scope) throws Exception {
        return get(path, scope, "a-long-key-of-exports");
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphml", "gexf", "dot", "mmd", "json", "csv"})
    void everyFormatIsAFile(String format) throws Exception {
        HttpResponse<String> answer = get("/exports/graph." + format, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"graph." + format + "\"");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("charset=UTF-8");
        assertThat(answer.body().toLowerCase(java.util.Locale.ROOT)).contains("search");
        assertThat(desk.asked()).isEqualTo(Scope.ALL);
    }

    @Test
    void pathsAreTheTableOfTheAttributionField() throws Exception {
        HttpResponse<String> answer = get("/exports/paths.csv", null);
        assertThat(answer.body())
                .isEqualTo("path,total_conversions,total_conversion_value,total_null\n"
                        + "search > =cart,2,40.5,3\n(none),1,7.0,0\n");
    }

    @Test
    void scopeAndLimitsArriveAsInAQuery() throws Exception {
        HttpResponse<String> answer = get(
                "/exports/graph.json?top=3&minCount=7",
                "{\"sources\":[\"ä shop\"],\"converted\":true,\"definition\":{\"inactivity\":\"P30D\","
                        + "\"stepBy\":\"CHANNEL\"},\"period\":{\"from\":\"2026-01-01T00:00:00Z\"}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(desk.asked().sources()).isEqualTo(List.of("ä shop"));
        assertThat(desk.asked().converted()).isTrue();
        assertThat(desk.asked().definition().stepBy()).isEqualTo(StepBy.CHANNEL);
        assertThat(desk.asked().definition().inactivity()).isEqualTo(java.time.Duration.ofDays(30));
        assertThat(desk.analysis().asked("graph")).isEqualTo(new GraphView.Request(3, 7L, true, true));
        assertThat(answer.body()).contains("\"removalEffect\":0.375");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/exports/graph.exe | {} | 400 | graph.graphml, .gexf, .dot, .mmd, .json or .csv",
                "/exports/graph.csv?top=-1 | {} | 400 | a whole number from 0",
                "/exports/graph.csv?top=9999999999 | {} | 400 | a whole number from 0",
                "/exports/graph.csv?least=1 | {} | 400 | minCount, scope, top",
                "/exports/paths.csv?top=1 | {} | 400 | allowed is scope",
                "/exports/graph.csv | {\"x | 400 | a JSON object of the type JourneyScope",
                "/exports/graph.csv | [1] | 400 | a JSON object of the type JourneyScope",
                "/exports/graph.csv | null | 400 | a JSON object of the type JourneyScope",
                "/exports/paths.csv | true | 400 | a JSON object of the type JourneyScope",
                "/exports/paths.csv | -7 | 400 | a JSON object of the type JourneyScope",
                "/exports/paths.csv | \"text\" | 400 | a JSON object of the type JourneyScope",
                "/exports/paths.csv | `` | 400 | a JSON object of the type JourneyScope",
                "/exports/paths.csv | {\"sources\":7} | 400 | sources",
                "/exports/paths.csv | {\"sources\":[\"huge\"]} | 400 | throughline.limits.answer-bytes",
                "/exports/graph.csv | {\"colour\":1} | 400 | colour",
                "/exports/graph.csv | {\"converted\":\"maybe\"} | 400 | converted",
                "/exports/graph.csv | {\"definition\":{\"stepBy\":\"MOOD\"}} | 400 | MOOD",
                "/exports/graph.csv | {\"definition\":{\"inactivity\":\"soon\"}} | 400 | inactivity",
                "/exports/graph.csv | {\"sources\":[\"nowhere\"]} | 400 | shop, app",
                "/exports/graph.csv | {\"sources\":[\"broken\"]} | 500 | its log tells why",
            })
    void refusalsAreOneSentence(String path, String scope, int status, String detail) throws Exception {
        HttpResponse<String> answer = get(path, scope);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(answer.body()).contains(detail).doesNotContain("secret");
    }

    @Test
    void aScopeNestedTooDeeplyIsRefusedInOneLine() throws Exception {
        HttpResponse<String> answer = get("/exports/paths.csv", "{\"a\":" + "[".repeat(1_500));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("a JSON object of the type JourneyScope")
                .hasSizeLessThan(500);
    }

    @Test
    void withoutTheKeyNothingLeaves() throws Exception {
        for (String path : List.of("/exports/graph.csv", "/exports/paths.csv")) {
            HttpResponse<String> answer = get(path, null, "another");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).doesNotContain("search");
        }
    }
}
