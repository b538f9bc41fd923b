package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.persona.discovery.Discovery.By;
import io.throughline.persona.discovery.Discovery.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;
import stub.Answer;
import stub.StubApplication;
import stub.StubDesk;

/** Arguments of a discovery arrive as they were meant, with the contract's defaults; what cannot be is refused. */
@SpringBootTest(classes = StubApplication.class)
class DiscoveryArgumentsTest {
    @Autowired
    private WebGraphQlHandler handler;

    @Autowired
    private StubDesk desk;

    private Answer ask(String arguments) {
        return Answer.to(handler, "{ discoverPersonas" + arguments + " { k } }");
    }

    private void assertAsked(Request expected) {
        assertThat(desk.analysis().asked("discover")).isEqualTo(expected);
    }

    @Test
    void discoveries() {
        assertThat(ask("").data()).contains("\"k\":2");
        assertAsked(new Request(null, By.BEHAVIOUR, 1));
        ask("(scope: { channels: [\"web\"] }, k: 4, by: BOTH, seed: -5000000000)")
                .data();
        assertAsked(new Request(4, By.BOTH, -5_000_000_000L));
        assertThat(desk.asked().channels()).containsExactly("web");
        ask("(k: null, by: TRAITS, seed: null)").data();
        assertAsked(new Request(null, By.TRAITS, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9})
    void groupsAreOneToEight(int k) {
        Answer answer = ask("(k: " + k + ")");
        assertThat(answer.errorExtensions()).containsEntry("code", "BAD_REQUEST");
        assertThat(answer.error().get("message")).asString().contains("k = " + k + ": allowed is 1 to 8");
    }

    @Test
    void severalDiscoveriesInOneQueryCostTooMuch() {
        String five = "{ a: discoverPersonas { k } b: discoverPersonas { k } c: discoverPersonas { k }"
                + " d: discoverPersonas { k } e: discoverPersonas { k } }";
        assertThat(Answer.to(handler, five).error().get("message")).asString().contains("This query costs");
    }
}
