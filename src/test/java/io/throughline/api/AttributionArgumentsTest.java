package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.attribution.Agreements;
import io.throughline.attribution.Attribution;
import io.throughline.attribution.AttributionModel;
import io.throughline.attribution.Attributions;
import io.throughline.attribution.ShapleyGame;
import java.time.Duration;
import java.util.List;
import memory.Answer;
import memory.Fetched;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;

/** Arguments of attribution arrive as they were meant, with the contract's defaults. */
@SpringBootTest(classes = MemoryApplication.class)
class AttributionArgumentsTest {
    @Autowired
    private WebGraphQlHandler handler;

    @Autowired
    private Fetched fetched;

    private String ask(String field) {
        return Answer.to(handler, "{ journeys { " + field + " } }").data();
    }

    @Test
    void attribution() {
        ask("attribution(model: LINEAR) { value }");
        assertThat(fetched.value("Journeys.attribution"))
                .isEqualTo(Attributions.of(fetched.set(), Attribution.Request.of(AttributionModel.LINEAR)));
        String arguments = "(model: %s, order: 2, samples: 100, seed: 5000000000, halfLife: \"PT1M\","
                + " weights: [1, 2.5, 3], direct: \"cart\", lead: \"search\", removing: [[\"search\", \"cart\"],"
                + " [\"cart\"]], game: CHAIN)";
        for (AttributionModel model : AttributionModel.values()) {
            String answer = ask("attribution" + arguments.formatted(model) + " { credits { step } notes }");
            assertThat(fetched.value("Journeys.attribution"))
                    .as(answer)
                    .isEqualTo(Attributions.of(
                            fetched.set(),
                            new Attribution.Request(
                                    model,
                                    2,
                                    100,
                                    5_000_000_000L,
                                    Duration.ofMinutes(1),
                                    List.of(1.0, 2.5, 3.0),
                                    "cart",
                                    "search",
                                    List.of(List.of("search", "cart"), List.of("cart")),
                                    ShapleyGame.CHAIN)));
        }
        String answer = ask("attribution" + arguments.formatted("MARKOV") + " { removed { steps removalEffect } }");
        assertThat(answer).contains("[\"search\",\"cart\"]", "[\"cart\"]");
    }

    @Test
    void models() {
        ask("attributionModels(models: [W_SHAPED, LAST_NON_DIRECT]) { rows { shares } }");
        assertThat(fetched.value("Journeys.attributionModels"))
                .isEqualTo(Agreements.of(
                        fetched.set(), List.of(AttributionModel.W_SHAPED, AttributionModel.LAST_NON_DIRECT)));
    }
}
