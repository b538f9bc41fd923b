package io.throughline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.index.JourneyIndex;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import memory.MemoryApplication;
import memory.MemoryTimelines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files for other tools: what is asked is what is written, what is refused says why. */
@SpringBootTest(
        classes = MemoryApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"throughline.api-key=a-long-key-of-exports", "throughline.limits.answer-bytes=1MB"})
class ExportsEndpointTest {
    private static final String OURS = "{\"sources\":[\"shop\",\"app\"]}";

    @LocalServerPort
    private int port;

    @Autowired
    private MemoryTimelines timelines;

    @Autowired
    private JourneyIndex index;

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
        HttpResponse<String> answer = get("/exports/graph." + format, OURS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"graph." + format + "\"");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("charset=UTF-8");
        assertThat(answer.body().toLowerCase(java.util.Locale.ROOT)).contains("search");
    }

    @Test
    void pathsAreTheTableOfTheAttributionField() throws Exception {
        HttpResponse<String> answer = get("/exports/paths.csv", OURS);
        assertThat(answer.body())
                .isEqualTo("path,total_conversions,total_conversion_value,total_null\n"
                        + "(none),1,2.0,0\nsearch,0,0.0,1\nsearch > cart,1,40.0,0\nsearch > search > cart,0,0.0,1\n");
    }

    /** Of the one converted journey that began before half past nine, by channel: web, app, then the conversion itself. */
    @Test
    void scopeAndLimitsArriveAsInAQuery() throws Exception {
        HttpResponse<String> answer = get(
                "/exports/graph.json?top=1&minCount=1",
                "{\"sources\":[\"shop\"],\"converted\":true,\"definition\":{\"inactivity\":\"P30D\","
                        + "\"stepBy\":\"CHANNEL\"},\"period\":{\"to\":\"2026-03-01T09:30:00Z\"}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"id\":\"app\"", "\"id\":\"buy\"", "\"removalEffect\":1")
                .doesNotContain("\"id\":\"web\"", "\"id\":\"search\"");
    }

    /** One path that visits a touchpoint of a very long name thirty times. */
    @Test
    void anAnswerThatIsTooLongIsRefused() throws Exception {
        String name = "x".repeat(50_000);
        timelines.add(IntStream.range(0, 30)
                .mapToObj(i -> new MemoryTimelines.Row("long", i, name, null, null, Double.NaN, false, "huge"))
                .toList());
        index.refresh();
        HttpResponse<String> answer = get("/exports/paths.csv", "{\"sources\":[\"huge\"]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("throughline.limits.answer-bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/exports/graph.exe | {} | 400 | graph.graphml, .gexf, .dot, .mmd, .json or .csv",
                "/exports/graph.csv?top=-1 | {} | 400 | a whole number from 0",
                "/exports/graph.csv?top=9999999999 | {} | 400 | a whole number from 0",
                "/exports/graph.csv?least=1 | {} | 400 | option = least",
                "/exports/paths.csv?top=1 | {} | 400 | option = top",
                "/exports/graph.csv | {\"x | 400 | a JSON object of the type JourneyScope",
                "/exports/graph.csv | [1] | 400 | a JSON object of the type JourneyScope",
                "/exports/graph.csv | null | 400 | a JSON object of the type JourneyScope",
                "/exports/paths.csv | true | 400 | a JSON object of the type JourneyScope",
                "/exports/paths.csv | -7 | 400 | a JSON object of the type JourneyScope",
                "/exports/paths.csv | \"text\" | 400 | a JSON object of the type JourneyScope",
                "/exports/paths.csv | `` | 400 | a JSON object of the type JourneyScope",
                "/exports/paths.csv | {\"sources\":7} | 400 | sources",
                "/exports/graph.csv | {\"colour\":1} | 400 | colour",
                "/exports/graph.csv | {\"converted\":\"maybe\"} | 400 | converted",
                "/exports/graph.csv | {\"definition\":{\"stepBy\":\"MOOD\"}} | 400 | MOOD",
                "/exports/graph.csv | {\"definition\":{\"inactivity\":\"soon\"}} | 400 | inactivity",
                "/exports/graph.csv | {\"sources\":[\"nowhere\"]} | 400 | shop",
                "/exports/graph.csv | {\"attributes\":\"broken == 1\"} | 500 | its log tells why",
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
