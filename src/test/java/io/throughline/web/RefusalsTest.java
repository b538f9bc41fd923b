package io.throughline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.InvalidArgument;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import stub.StubApplication;

/** Whatever is sent, a refusal is one line of the same form that repeats little of it, and the log is not the sender's to write. */
@SpringBootTest(classes = StubApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class RefusalsTest {
    @LocalServerPort
    private int port;

    private String send(String request, String body) throws IOException {
        return RawHttp.send(port, request + " HTTP/1.1\nHost: localhost\nContent-Type: application/json", body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "{\"query\":null}",
                "{\"query\":\"{ journeys { count } }\",\"variables\":3}",
                "{",
                "nonsense",
                "\u0000"
            })
    void aBodyThatIsNoQueryIsRefusedInOneLine(String body, CapturedOutput output) throws IOException {
        String answer = send("POST /graphql", body);
        assertThat(RawHttp.status(answer)).as(answer).isEqualTo(400);
        assertThat(answer).contains("application/problem+json", "\"status\":400");
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
