package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.markov.order.MarkovOrders;
import io.throughline.markov.order.OrderChoice;
import io.throughline.markov.whatif.WhatIf;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.List;
import memory.Answer;
import memory.Fetched;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;

/** Arguments about chains arrive as they were meant, with the contract's defaults. */
@SpringBootTest(classes = MemoryApplication.class)
class ChainsArgumentsTest {
    @Autowired
    private WebGraphQlHandler handler;

    @Autowired
    private Fetched fetched;

    private String ask(String field) {
        return Answer.to(handler, "{ journeys { " + field + " } }").data();
    }

    @Test
    void orders() {
        assertThat(ask("markovOrders { chosen orders { states bic } }")).contains("\"states\":", "\"bic\":");
        assertThat(fetched.value("Journeys.markovOrders"))
                .isEqualTo(OrderChoice.of(fetched.set(), new MarkovOrders.Request(4, false)));
        assertThat(ask("markovOrders(max: 2) { orders { removalEffects { step removalEffect } } }"))
                .contains("\"removalEffect\":");
        assertThat(fetched.value("Journeys.markovOrders"))
                .isEqualTo(OrderChoice.of(fetched.set(), new MarkovOrders.Request(2, true)));
    }

    private WhatIf whatIf(Edit... edits) {
        EvaluatedJourneys journeys = fetched.journeys();
        return WhatIf.of(journeys.set(), journeys.graph(), journeys.chain(), List.of(edits));
    }

    /** Half of all journeys begin with buy, half with search; of the latter two of four steps lead to cart, and half of those to buy. */
    @Test
    void edits() {
        String answer =
                ask("whatIf(edits: [{ block: \"buy\" }, { reroute: { at: \"search\", from: \"cart\", to: \"ENDED\","
                        + " share: 0.5 } }, { probability: { from: \"search\", to: \"cart\", probability: 0.125 } },"
                        + " { entry: { step: \"search\", factor: 1.25 } }])"
                        + " { after { expectedSteps conversion } edges(first: 1) { from sensitivity } }");
        assertThat(fetched.value("Journeys.whatIf"))
                .isEqualTo(whatIf(
                        new Edit.Block("buy"),
                        new Edit.Reroute("search", "cart", "ENDED", 0.5),
                        new Edit.Probability("search", "cart", 0.125),
                        new Edit.Entry("search", 1.25)))
                .isNotEqualTo(whatIf());
        assertThat(answer).contains("\"conversion\":0.0").containsOnlyOnce("\"sensitivity\"");
        ask("whatIf(edits: []) { edges { sensitivity elasticity } }");
        assertThat(fetched.value("Journeys.whatIf")).isEqualTo(whatIf());
    }

    @Test
    void anEditIsOneOfItsFields() {
        String two = Answer.to(
                        handler,
                        "{ journeys { whatIf(edits: [{ block: \"a\", entry: { step: \"a\", factor: 1 } }]) { valueGained } } }")
                .all()
                .toString();
        assertThat(two).contains("errors");
    }
}
