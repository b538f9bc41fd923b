package io.throughline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.InvalidArgument;
import java.io.IOException;
import java.util.List;
import memory.MemoryApplication;
import memory.TestSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever is sent, a refusal is one line of the same form that repeats little of it, and the log is not the sender's to write. */
@SpringBootTest(classes = MemoryApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class RefusalsTest {
    @LocalServerPort
    private int port;

    private String send(String request, String body) throws IOException {
        return RawHttp.send(port, request + " HTTP/1.1\nHost: localhost\nContent-Type: application/json", body);
    }

    /** Every kind of JSON, broken JSON, and objects whose members are of the wrong kind. */
    static List<String> bodiesThatAreNoQuery() {
        return List.of(
                "null",
                " null",
                "true",
                "false",
                "0",
                "-1.5e3",
                "\"text\"",
                "[]",
                "[{}]",
                "{}",
                "",
                "{",
                "nonsense",
                "\u0000",
                "{\"query\":null}",
                "{\"query\":7}",
                "{\"query\":true}",
                "{\"query\":[\"{ journeys { count } }\"]}",
                "{\"query\":{}}",
                "{\"query\":\"{ journeys { count } }\",\"variables\":3}",
                "{\"query\":\"{ journeys { count } }\",\"variables\":[]}",
                "{\"query\":\"{ journeys { count } }\",\"operationName\":7}",
                "{\"query\":\"{ journeys { count } }\",\"extensions\":\"x\"}",
                "[".repeat(100_000),
                "{\"query\":".repeat(20_000));
    }

    private static void isOneLine(String answer, CapturedOutput output) {
        assertThat(answer).contains("application/problem+json").hasSizeLessThan(1_500);
        assertThat(output.getAll()).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @MethodSource("bodiesThatAreNoQuery")
    void aBodyThatIsNoQueryIsRefusedInOneLine(String body, CapturedOutput output) throws IOException {
        String answer = send("POST /graphql", body);
        assertThat(RawHttp.status(answer)).as(answer).isEqualTo(400);
        isOneLine(answer, output);
        String events = RawHttp.send(
                port,
                "POST /graphql HTTP/1.1\nHost: localhost\nContent-Type: application/json\nAccept: text/event-stream",
                body);
        assertThat(RawHttp.status(events)).as(events).isEqualTo(400);
        isOneLine(events, output);
    }

    @ParameterizedTest
    @MethodSource("bodiesThatAreNoQuery")
    void aMessageThatIsNoneClosesTheSocket(String message, CapturedOutput output) throws Exception {
        try (TestSocket socket = TestSocket.open(port, null)) {
            socket.send("{\"type\":\"connection_init\"}");
            assertThat(socket.next()).contains("connection_ack");
            socket.send(message.length() < 100_000 ? message : message.substring(0, 100_000));
            assertThat(socket.next()).isEqualTo("closed 4400");
        }
        assertThat(output.getAll()).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @MethodSource("bodiesThatAreNoQuery")
    void aSubscriptionThatIsNoneClosesTheSocket(String payload, CapturedOutput output) throws Exception {
        String body = payload.length() < 100_000 ? payload : "0";
        try (TestSocket socket = TestSocket.open(port, null)) {
            socket.send("{\"type\":\"connection_init\"}");
            assertThat(socket.next()).contains("connection_ack");
            socket.send("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":" + body + "}");
            assertThat(socket.next()).isEqualTo("closed 4400");
        }
        assertThat(output.getAll()).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /no%0d%0aERROR%20forged",
                "GET /exports/graph.%0d%0aERROR%20forged",
                "POST /imports?x%0d%0aERROR=1",
                "GET /\\",
                "GET /%zz",
                "GET nothing",
                "DELETE /graphql",
                "TRACE /",
                "GET /error",
                "BREW /"
            })
    void refusalsOfTheContainerHaveTheSameFormAndForgeNothing(String request, CapturedOutput output)
            throws IOException {
        String answer = send(request, "");
        assertThat(RawHttp.status(answer)).as(answer).isBetween(400, 501);
        assertThat(answer).contains("application/problem+json").doesNotContain("<html", "\nERROR");
        assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith("ERROR"));
    }

    @Test
    void whoSendsNoQuestionIsToldHowToAsk(CapturedOutput output) throws IOException {
        String form = RawHttp.send(
                port,
                "POST /graphql HTTP/1.1\nHost: localhost\nContent-Type: application/x-www-form-urlencoded",
                "{\"query\": \"{ journeys { count } }\"}");
        assertThat(RawHttp.status(form)).as(form).isEqualTo(415);
        assertThat(form).contains("Content-Type: application/json");
        isOneLine(form, output);
        String get = send("GET /graphql?query=%7Bjourneys%7Bcount%7D%7D", "");
        assertThat(RawHttp.status(get)).as(get).isEqualTo(405);
        assertThat(get).contains("by POST");
        isOneLine(get, output);
        assertThat(send("POST /graphql", "{}")).contains("The body must be a JSON object: {\\\"query\\\": ");
    }

    @Test
    void aBodyThatBreaksOffIsToldSo() throws IOException {
        String answer = RawHttp.send(
                port, "POST /imports?source=s HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\nzz\nabc", "");
        assertThat(RawHttp.status(answer)).as(answer).isEqualTo(400);
        assertThat(answer).contains("application/problem+json", "send it again");
    }

    @Test
    void aRefusalRepeatsAtMostAHundredCharacters() {
        InvalidArgument fault = new InvalidArgument("id", "a\r\n\u001b" + "x".repeat(5_000), "short");
        assertThat(fault.value())
                .hasSize(100)
                .startsWith("a\\u000d\\u000a\\u001bxxx")
                .endsWith("x…");
        assertThat(fault).hasMessage("id = " + fault.value() + ": allowed is short");
        assertThat(new InvalidArgument("id", "x".repeat(100), "short").value()).isEqualTo("x".repeat(100));
    }

    @Test
    void thePageOfQueriesRunsScriptsOfThisServiceAlone() throws IOException {
        assertThat(send("GET /graphiql?path=/graphql", ""))
                .contains("Content-Security-Policy: default-src 'self'", "object-src 'none'", "frame-ancestors 'none'");
    }
}
