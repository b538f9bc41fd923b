package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import memory.Answer;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;

/** Maps are planned before they are written, changed only by who saw them, published, compared and talked about. */
@SpringBootTest(classes = MemoryApplication.class)
class MapsTest {
    @Autowired
    private WebGraphQlHandler handler;

    private Answer ask(String query) {
        return Answer.to(handler, query);
    }

    private Answer apply(String map, String more) {
        return ask(
                "mutation { applyMaps(yaml: \"maps: [ { " + map + " } ]\"" + more
                        + ") { applied items { path change before after } faults { line column message } maps { id revision } } }");
    }

    @Test
    void aKpiStandsWhereItIsHeldToItsTarget() {
        apply(
                "id: held, name: H, stages: [ { id: s, name: S, kpis: [ { id: held-k, name: K, conversion: true } ] } ]",
                ", dryRun: false");
        assertThat(ask("{ map(id: \"held\") { yaml } }").data()).contains("held-k");
        assertThat(ask("{ kpis(map: \"none\") { id } }").errorExtensions()).containsEntry("argument", "map");
    }

    /** An interval of few samples would be narrow by chance. */
    @Test
    void fewSamplesAreNoInterval() {
        apply("id: sampled, name: S, stages: [ { id: s, name: S } ]", ", dryRun: false");
        String asked = "{ journeys { recommendations(map: \"sampled\", samples: %d) { text } } }";
        assertThat(ask(String.format(asked, 1)).errorExtensions())
                .containsEntry("argument", "samples")
                .containsEntry("allowed", "0 for none, or 100 to 1000");
        assertThat(ask(String.format(asked, 0)).data()).contains("recommendations");
        assertThat(ask(String.format(asked, 100)).data()).contains("recommendations");
    }

    private static String map(String id) {
        return "id: " + id + ", name: One, stages: [ { id: s, name: S, touchpoints: [cart], pains: [ { id: " + id
                + "-p, text: Hurts } ] } ], design: { steps: [ { id: cart, first: true, last: true } ] }";
    }

    @Test
    void aTextIsPlannedThenWrittenAndItsFaultsHavePlaces() {
        assertThat(apply(map("planned"), "").data()).contains("\"applied\":false", "\"ADDED\"");
        assertThat(ask("{ map(id: \"planned\") { id } }").data()).contains("\"map\":null");
        assertThat(apply(map("planned"), ", dryRun: false").data()).contains("\"applied\":true", "\"revision\":1");
        assertThat(apply(map("planned"), ", dryRun: false").data()).contains("\"items\":[]", "\"revision\":1");
        assertThat(apply("id: broken, name: B, stages: [ { id: s, name: S, touchpoints: [crt] } ]", ", dryRun: false")
                        .data())
                .contains("\"applied\":false", "\"line\":1", "crt");
        assertThat(apply("id: planned, name: Two, revision: 7", "").errorExtensions())
                .containsEntry("code", "CONFLICT")
                .hasEntrySatisfying(
                        "stored", stored -> assertThat(stored.toString()).contains("name: One"))
                .hasEntrySatisfying(
                        "given", given -> assertThat(given.toString()).contains("name: Two"));
    }

    @Test
    void versionsAreKeptAndCompared() {
        apply(map("kept"), ", dryRun: false");
        assertThat(ask("mutation { publishMap(id: \"kept\", seen: 5) { number } }")
                        .errorExtensions())
                .containsEntry("code", "CONFLICT");
        assertThat(ask("mutation { publishMap(id: \"kept\", seen: 1, note: \"First\") { number by note } }")
                        .data())
                .contains("\"number\":1", "\"by\":\"local\"", "First");
        apply("id: kept, name: Two", ", dryRun: false");
        assertThat(ask("{ map(id: \"kept\") { name version yaml versions { totalCount edges { node { number } } }"
                                + " diff(from: 1) { items { path before after } figures { path } } } old: map(id: \"kept\", version: 1) { name } }")
                        .data())
                .contains(
                        "\"path\":\"name\",\"before\":\"One\",\"after\":\"Two\"",
                        "\"old\":{\"name\":\"One\"}",
                        "revision: 3");
        assertThat(ask("{ map(id: \"kept\") { diff(from: 2) { from } } }").errorExtensions())
                .containsEntry("argument", "from");
        assertThat(ask("mutation { deleteMap(id: \"kept\", seen: 1) }").errorExtensions())
                .containsEntry("code", "CONFLICT");
        assertThat(ask("mutation { deleteMap(id: \"kept\", seen: 3) }").data()).contains("true");
    }

    @Test
    void peopleTalkAndDecide() {
        apply(map("talk"), ", dryRun: false");
        String comment =
                "mutation { comment(on: { cell: { map: \"talk\", stage: \"s\", lane: FEELING } }, text: \"Why?\") { id on { key } author } }";
        String said = ask(comment).data();
        assertThat(said).contains("CELL talk/s/feeling", "\"author\":\"local\"");
        String id = said.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
        ask(
                "mutation { comment(on: { cell: { map: \"talk\", stage: \"s\", lane: FEELING } }, text: \"So.\", replyTo: \""
                        + id + "\") { id } }");
        assertThat(ask("{ map(id: \"talk\") { comments(open: true) { text replies { text } } } }")
                        .data())
                .contains("Why?", "So.");
        ask("mutation { resolveComment(id: \"" + id + "\") { resolved } }");
        assertThat(
                        ask("{ map(id: \"talk\") { comments(open: true) { text } } comments(on: { cell: { map: \"talk\", stage: \"s\", lane: FEELING } }) { totalCount } }")
                                .data())
                .contains("\"comments\":[]", "\"totalCount\":1");
        assertThat(
                        ask("mutation { saveOpportunity(input: { id: \"o\", text: \"Do\", at: { stage: { map: \"talk\", stage: \"s\" } }, eases: [\"talk-p\"], edits: [ { block: \"cart\" } ] }) { status revision place { key } edits } }")
                                .data())
                .contains("\"OPEN\"", "STAGE talk/s", "{block: cart}");
        assertThat(
                        ask("mutation { allowDeviation(map: \"talk\", kind: SKIPPED, step: \"cart\", why: \"Fine\") { allowed { kind step why by } } }")
                                .data())
                .contains("Fine", "\"by\":\"local\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "comment(on: { touchpoint: \"nowhere\" }, text: \"x\") { id }",
                "comment(on: { stage: { map: \"none\", stage: \"s\" } }, text: \"x\") { id }",
                "comment(on: { edge: { from: \"cart\", to: \"nowhere\" } }, text: \"x\") { id }",
                "comment(on: { painPoint: \"none\" }, text: \"x\") { id }",
                "comment(on: { touchpoint: \"cart\" }, text: \" \") { id }",
                "comment(on: { touchpoint: \"cart\" }, text: \"x\", replyTo: \"none\") { id }",
                "resolveComment(id: \"none\") { id }",
                "saveOpportunity(input: { id: \"o p\", text: \"x\" }) { id }",
                "saveOpportunity(input: { id: \"op\", text: \"x\", effort: 6 }) { id }",
                "saveOpportunity(input: { id: \"op\", text: \"x\", owner: \"nobody\" }) { id }",
                "saveOpportunity(input: { id: \"op\", text: \"x\", eases: [\"none\"] }) { id }",
                "publishMap(id: \"none\", seen: 1) { number }",
                "allowDeviation(map: \"none\", kind: SKIPPED, step: \"cart\") { allowed { step } }",
            })
    void whatIsNotThereIsRefused(String mutation) {
        assertThat(ask("mutation { " + mutation + " }").errorExtensions()).containsEntry("code", "BAD_REQUEST");
    }
}
