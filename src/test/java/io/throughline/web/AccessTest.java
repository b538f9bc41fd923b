package io.throughline.web;

import static org.assertj.core.api.Assertions.assertThat;

import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Without a key: who may ask depends on the name used and on the page that asks. */
@SpringBootTest(
        classes = MemoryApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "throughline.hosts=Journeys.example, 10.0.0.7")
class AccessTest {
    private static final String QUERY = "{\"query\":\"{ journeys { count } }\"}";

    @LocalServerPort
    private int port;

    private String post(String host, String more) throws Exception {
        return RawHttp.send(
                port,
                "POST /graphql HTTP/1.1\nHost: " + host.replace("PORT", "" + port) + "\nContent-Type: application/json"
                        + (more == null ? "" : "\n" + more.replace("PORT", "" + port)),
                QUERY);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:PORT, 200",
        "LocalHost:PORT, 200",
        "localhost, 200",
        "127.0.0.1:PORT, 200",
        "[::1]:PORT, 200",
        "[::1], 200",
        "journeys.example, 200",
        "JOURNEYS.example:8443, 200",
        "10.0.0.7:80, 200",
        "evil.example, 403",
        "localhost.evil.example:PORT, 403",
        "127.0.0.1.evil.example, 403",
        "[::2]:PORT, 403",
        "10.0.0.8, 403"
    })
    void hosts(String host, int status) throws Exception {
        String answer = post(host, null);
        assertThat(RawHttp.status(answer)).isEqualTo(status);
        assertThat(answer).contains(status == 200 ? "\"count\":4" : "throughline.hosts");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:PORT, http://localhost:PORT, 200",
        "[::1]:PORT, http://[::1]:PORT, 200",
        "localhost, http://localhost, 200",
        "localhost, http://localhost:80, 200",
        "localhost:PORT, https://localhost:PORT, 403",
        "localhost:PORT, http://localhost:1, 403",
        "localhost:PORT, http://127.0.0.1:PORT, 403",
        "localhost:PORT, http://evil.example, 403",
        "localhost:PORT, http://localhost:PORT@evil.example, 403",
        "localhost:PORT, null, 403",
        "localhost:PORT, not a page, 403"
    })
    void origins(String host, String origin, int status) throws Exception {
        String answer = post(host, "Origin: " + origin);
        assertThat(RawHttp.status(answer)).isEqualTo(status);
        assertThat(answer).contains(status == 200 ? "\"count\":4" : "open a page that it serves itself");
    }

    @Test
    void handshakesFromOtherPagesAreRefused() throws Exception {
        String head = "GET /graphql HTTP/1.1\nHost: localhost:" + port + "\nUpgrade: websocket\nConnection: Upgrade\n"
                + "Sec-WebSocket-Version: 13\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\n"
                + "Sec-WebSocket-Protocol: graphql-transport-ws\n";
        assertThat(RawHttp.status(RawHttp.send(port, head + "Origin: http://evil.example", "")))
                .isEqualTo(403);
    }

    @Test
    void preflightsFromOtherPagesAreRefused() throws Exception {
        String answer = RawHttp.send(
                port,
                "OPTIONS /graphql HTTP/1.1\nHost: localhost:" + port
                        + "\nOrigin: http://evil.example\nAccess-Control-Request-Method: POST",
                "");
        assertThat(RawHttp.status(answer)).isEqualTo(403);
        assertThat(answer).doesNotContain("Access-Control-Allow-Origin");
    }

    @Test
    void theExplorerIsOnePageThatAllowsNothingFromElsewhere() throws Exception {
        for (String path : new String[] {"/", "/graph", "/data"}) {
            String answer = RawHttp.send(port, "GET " + path + " HTTP/1.1\nHost: localhost:" + port, "");
            assertThat(RawHttp.status(answer)).as(path).isEqualTo(200);
            assertThat(answer)
                    .contains("default-src 'none'")
                    .contains("script-src 'self' 'sha256-")
                    .contains("frame-ancestors 'none'")
                    .contains("Cache-Control: no-store")
                    .doesNotContain("{build}");
        }
        String answer = RawHttp.send(port, "GET /graphs HTTP/1.1\nHost: localhost:" + port, "");
        assertThat(RawHttp.status(answer)).isEqualTo(404);
    }

    @Test
    void nothingElseIsExposed() throws Exception {
        for (String path :
                new String[] {"/actuator/env", "/actuator/beans", "/actuator/shutdown", "/actuator/heapdump"}) {
            String answer = RawHttp.send(port, "GET " + path + " HTTP/1.1\nHost: localhost:" + port, "");
            assertThat(RawHttp.status(answer)).as(path).isEqualTo(404);
            assertThat(answer).doesNotContain("\tat ").doesNotContain("Exception");
        }
    }
}
