package io.throughline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.index.JourneyIndex;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Health follows the index, and tells nothing else; questions are unavailable until then. */
@SpringBootTest(
        classes = MemoryApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "memory.late=true")
class HealthTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JourneyIndex index;

    private String health() throws Exception {
        return RawHttp.send(port, "GET /actuator/health HTTP/1.1\nHost: localhost", "");
    }

    @Test
    void outOfServiceUntilTheIndexIsReady() throws Exception {
        String early = health();
        String question = RawHttp.send(
                port,
                "POST /graphql HTTP/1.1\nHost: localhost\nContent-Type: application/json",
                "{\"query\":\"{ journeys { count } }\"}");
        index.refresh();
        String later = health();
        assertThat(question)
                .contains("\"code\":\"UNAVAILABLE\"", "\"classification\":\"UNAVAILABLE\"")
                .contains("the index is still being read from the database; ask again in a few seconds");
        assertThat(RawHttp.status(early)).isEqualTo(503);
        assertThat(early).contains("OUT_OF_SERVICE").doesNotContain("index").doesNotContain("components");
        assertThat(RawHttp.status(later)).isEqualTo(200);
        assertThat(later).contains("\"status\":\"UP\"").doesNotContain("components");
    }
}
