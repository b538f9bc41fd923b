package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import memory.FixedIntake;
import memory.FixedStore;
import memory.MemoryApplication;
import memory.TestSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The subscription tells of imports over both transports, and lets go when nobody listens. */
@SpringBootTest(classes = MemoryApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Timeout(60)
class ChangedTest {
    @LocalServerPort
    private int port;

    @Autowired
    private FixedIntake intake;

    /** As long as it takes: the test has a limit. */
    private void await(int listeners) throws InterruptedException {
        while (intake.listening() != listeners) {
            Thread.sleep(50);
        }
    }

    /** Whoever went without a word is missed at the next news. */
    private void tellUntilNobodyListens() throws InterruptedException {
        while (intake.listening() > 0) {
            intake.tell(FixedStore.report("nobody"));
            Thread.sleep(50);
        }
    }

    @Test
    void overServerSentEvents() throws Exception {
        tellUntilNobodyListens();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"subscription { changed { id rows } }\"}"))
                .build();
        var pending = HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        await(1);
        intake.tell(FixedStore.report("first"));
        intake.tell(FixedStore.report("second"));
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(pending.join().body(), StandardCharsets.UTF_8))) {
            assertThat(nextData(lines)).isEqualTo("data:{\"data\":{\"changed\":{\"id\":\"first\",\"rows\":11}}}");
            assertThat(nextData(lines)).isEqualTo("data:{\"data\":{\"changed\":{\"id\":\"second\",\"rows\":11}}}");
        }
        tellUntilNobodyListens();
    }

    @Test
    void overWebSocketUntilItIsClosed() throws Exception {
        tellUntilNobodyListens();
        try (TestSocket socket = TestSocket.open(port, "http://localhost:" + port)) {
            socket.send("{\"type\":\"connection_init\"}");
            assertThat(socket.next()).contains("connection_ack");
            socket.send("{\"id\":\"7\",\"type\":\"subscribe\","
                    + "\"payload\":{\"query\":\"subscription { changed { id } }\"}}");
            await(1);
            intake.tell(FixedStore.report("first"));
            assertThat(socket.next()).contains("\"changed\":{\"id\":\"first\"}").contains("\"id\":\"7\"");
            socket.send("{\"id\":\"7\",\"type\":\"complete\"}");
            await(0);
        }
    }

    private static String nextData(BufferedReader lines) throws Exception {
        String line = lines.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = lines.readLine();
        }
        return line;
    }
}
