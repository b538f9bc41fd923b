package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.JourneyService;
import io.throughline.journey.ChannelFilter;
import io.throughline.journey.Scope;
import io.throughline.persona.discovery.Discoveries;
import io.throughline.persona.discovery.Discovery.By;
import io.throughline.persona.discovery.Discovery.Request;
import java.util.List;
import memory.Answer;
import memory.Fetched;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;

/** Arguments of a discovery arrive as they were meant, with the contract's defaults; what cannot be is refused. */
@SpringBootTest(classes = MemoryApplication.class)
class DiscoveryArgumentsTest {
    @Autowired
    private WebGraphQlHandler handler;

    @Autowired
    private Fetched fetched;

    @Autowired
    private JourneyService service;

    private Answer ask(String arguments) {
        return Answer.to(handler, "{ discoverPersonas" + arguments + " { k } }");
    }

    private void assertAsked(Scope scope, Request expected) {
        assertThat(fetched.value("Query.discoverPersonas"))
                .isEqualTo(Discoveries.of(service.journeys(scope).set(), expected));
    }

    @Test
    void discoveries() {
        assertThat(ask("").data()).contains("\"k\":");
        assertAsked(Scope.ALL, new Request(null, By.BEHAVIOUR, 1));
        ask("(scope: { channels: [\"web\"] }, k: 2, by: BOTH, seed: -5000000000)")
                .data();
        assertAsked(
                Scope.ALL.withChannels(new ChannelFilter(null, List.of("web"))),
                new Request(2, By.BOTH, -5_000_000_000L));
        ask("(k: null, by: TRAITS)").data();
        assertAsked(Scope.ALL, new Request(null, By.TRAITS, 1));
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
