package io.throughline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.question.Questions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import memory.MemoryApplication;
import memory.TestSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Questions that never end by themselves: they end when their client goes, and hold nobody up but dear ones. */
@SpringBootTest(
        classes = MemoryApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"throughline.limits.seconds=600", "throughline.limits.waiting=3"})
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class ManyAtOnceTest {
    private static final String ENDLESS =
            "{ journeys(scope: { attributes: \\\"endless == 1\\\" }) { pathGroups(k: 3) { coverage { value } } count } }";

    @LocalServerPort
    private int port;

    @Autowired
    private Questions questions;

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void everybodyGoes() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        until(() -> questions.running() == 0 && questions.waiting() == 0);
    }

    private static void until(BooleanSupplier condition) {
        long last = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(last);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private Socket send(String request, String body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(socket);
        String head = request + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private Socket ask(String query) throws IOException {
        return send("POST /graphql", "{\"query\":\"" + query + "\"}");
    }

    private static String firstLine(Socket socket) throws IOException {
        byte[] start = socket.getInputStream().readNBytes(12);
        return new String(start, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /graphql",
                "GET /exports/paths.csv?scope=%7B%22attributes%22%3A%22endless%20%3D%3D%201%22%7D"
            })
    void aQuestionEndsWhenItsClientCloses(String request, CapturedOutput output) throws IOException {
        String body = request.startsWith("POST") ? "{\"query\":\"" + ENDLESS + "\"}" : "";
        try (Socket client = send(request, body)) {
            until(() -> questions.running() == 1);
            assertThat(client.isClosed()).isFalse();
        }
        until(() -> questions.running() == 0);
        assertThat(output.getAll()).doesNotContain("Exception", "ERROR");
    }

    @Test
    void aQuestionEndsWhenItsSocketCloses() {
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create("ws://localhost:" + port + "/graphql"), new WebSocket.Listener() {})
                .join();
        socket.sendText("{\"type\":\"connection_init\"}", true).join();
        socket.sendText("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"" + ENDLESS + "\"}}", true)
                .join();
        until(() -> questions.running() == 1);
        socket.abort();
        until(() -> questions.running() == 0);
    }

    /** Whoever takes a question back may ask another one under the same id. */
    @Test
    void aQuestionEndsWhenItIsTakenBack() throws Exception {
        try (TestSocket socket = TestSocket.open(port, null)) {
            socket.send("{\"type\":\"connection_init\"}");
            assertThat(socket.next()).contains("connection_ack");
            socket.send("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"" + ENDLESS + "\"}}");
            until(() -> questions.running() == 1);
            socket.send("{\"type\":\"complete\",\"id\":\"1\"}");
            until(() -> questions.running() == 0);
            socket.send("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ journeys { count } }\"}}");
            assertThat(socket.next()).contains("\"next\"", "\"count\"");
            assertThat(socket.next()).contains("\"complete\"");
        }
    }

    @Test
    void whoeverWaitsIsServedOnceThoseBeforeHaveGone() throws IOException {
        Socket first = ask(ENDLESS);
        until(() -> questions.running() == 1);
        Socket gone = ask(ENDLESS);
        until(() -> questions.waiting() == 1);
        Socket second = ask("{ journeys { count pathGroups(k: 3) { coverage { value } } } }");
        until(() -> questions.waiting() == 2);
        gone.close();
        first.close();
        assertThat(firstLine(second)).isEqualTo("HTTP/1.1 200");
    }

    @Test
    void whenTooManyWaitTheNextIsToldSoAndCheapOnesAndHealthAreAnswered() throws Exception {
        for (int dear = 0; dear < 3 + dearPlaces(); dear++) {
            ask(ENDLESS);
        }
        until(() -> questions.waiting() == 3);
        HttpResponse<String> refused = post(ENDLESS.replace("\\", ""));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(refused.body()).contains("3 questions wait already", "throughline.limits.waiting");
        String file = RawHttp.send(port, "GET /exports/graph.csv HTTP/1.1\nHost: localhost", "");
        assertThat(RawHttp.status(file)).isEqualTo(503);
        assertThat(file).contains("Retry-After: 10");
        assertThat(post("{ journeys { count } }").body()).contains("\"count\"");
        assertThat(RawHttp.status(RawHttp.send(port, "GET /actuator/health HTTP/1.1\nHost: localhost", "")))
                .isEqualTo(200);
    }

    private static int dearPlaces() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    private HttpResponse<String> post(String query) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query.replace("\"", "\\\"") + "\"}"))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
