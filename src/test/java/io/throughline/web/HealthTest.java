package io.throughline.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import stub.StubApplication;
import stub.StubDesk;

/** Health follows the index, and tells nothing else. */
@SpringBootTest(classes = StubApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class HealthTest {
    @LocalServerPort
    private int port;

    @Autowired
    private StubDesk desk;

    private String health() throws Exception {
        return RawHttp.send(port, "GET /actuator/health HTTP/1.1\nHost: localhost", "");
    }

    @Test
    void outOfServiceUntilTheIndexIsReady() throws Exception {
        desk.setReady(false);
        String early = health();
        desk.setReady(true);
        String later = health();
        assertThat(RawHttp.status(early)).isEqualTo(503);
        assertThat(early).contains("OUT_OF_SERVICE").doesNotContain("index").doesNotContain("components");
        assertThat(RawHttp.status(later)).isEqualTo(200);
        assertThat(later).contains("\"status\":\"UP\"").doesNotContain("components");
    }
}
