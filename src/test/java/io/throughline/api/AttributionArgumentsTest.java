package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.attribution.Attribution;
import io.throughline.attribution.AttributionModel;
import io.throughline.attribution.ShapleyGame;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;
import stub.Answer;
import stub.StubApplication;
import stub.StubDesk;

/** Arguments of attribution arrive as they were meant, with the contract's defaults. */
@SpringBootTest(classes = StubApplication.class)
class AttributionArgumentsTest {
    @Autowired
    private WebGraphQlHandler handler;

    @Autowired
    private StubDesk desk;

    private String ask(String field) {
        return Answer.to(handler, "{ journeys { " + field + " } }").data();
    }

    @Test
    void attribution() {
        ask("attribution(model: LINEAR) { value }");
        assertThat(desk.analysis().asked("attribution")).isEqualTo(Attribution.Request.of(AttributionModel.LINEAR));
        String answer = ask("attribution(model: SHAPLEY, order: 3, samples: 500, seed: 5000000000, halfLife: \"P1W\","
                + " weights: [1, 2.5, 3], direct: \"d\", lead: \"l\", removing: [[\"a\", \"b\"], [\"c\"]], game: CHAIN)"
                + " { credits { step standardError } removed { steps synergy } }");
        assertThat(desk.analysis().asked("attribution"))
                .isEqualTo(new Attribution.Request(
                        AttributionModel.SHAPLEY,
                        3,
                        500,
                        5_000_000_000L,
                        Duration.ofDays(7),
                        List.of(1.0, 2.5, 3.0),
                        "d",
                        "l",
                        List.of(List.of("a", "b"), List.of("c")),
                        ShapleyGame.CHAIN));
        assertThat(answer).contains("[\"search\",\"cart\"]", "\"synergy\":-0.1", "\"standardError\":1.5");
    }

    @Test
    void models() {
        ask("attributionModels(models: [W_SHAPED, LAST_NON_DIRECT]) { rows { shares } }");
        assertThat(desk.analysis().asked("attributionModels"))
                .isEqualTo(List.of(AttributionModel.W_SHAPED, AttributionModel.LAST_NON_DIRECT));
    }
}
