package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.markov.order.MarkovOrders;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;
import stub.Answer;
import stub.StubApplication;
import stub.StubDesk;

/** Arguments about chains arrive as they were meant, with the contract's defaults. */
@SpringBootTest(classes = StubApplication.class)
class ChainsArgumentsTest {
    @Autowired
    private WebGraphQlHandler handler;

    @Autowired
    private StubDesk desk;

    private String ask(String field) {
        return Answer.to(handler, "{ journeys { " + field + " } }").data();
    }

    @Test
    void orders() {
        assertThat(ask("markovOrders { chosen orders { states bic } }")).contains("\"states\":81", "\"bic\":83.5");
        assertThat(desk.analysis().asked("markovOrders")).isEqualTo(new MarkovOrders.Request(4, false));
        assertThat(ask("markovOrders(max: 2) { orders { removalEffects { step removalEffect } } }"))
                .contains("\"removalEffect\":0.375");
        assertThat(desk.analysis().asked("markovOrders")).isEqualTo(new MarkovOrders.Request(2, true));
    }

    @Test
    void edits() {
        String answer =
                ask("whatIf(edits: [{ block: \"a\" }, { reroute: { at: \"a\", from: \"b\", to: \"c\", share: 0.5 } },"
                        + " { probability: { from: \"a\", to: \"b\", probability: 1 } }, { entry: { step: \"a\", factor: 2 } }])"
                        + " { after { expectedSteps } edges(first: 1) { from sensitivity } }");
        assertThat(desk.analysis().asked("whatIf"))
                .isEqualTo(List.of(
                        new Edit.Block("a"),
                        new Edit.Reroute("a", "b", "c", 0.5),
                        new Edit.Probability("a", "b", 1),
                        new Edit.Entry("a", 2)));
        assertThat(answer)
                .contains("\"expectedSteps\":4.75", "\"sensitivity\":0.75")
                .doesNotContain("null");
        assertThat(ask("whatIf(edits: []) { edges { sensitivity elasticity } }"))
                .contains("null");
        assertThat(desk.analysis().asked("whatIf")).isEqualTo(List.of());
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
