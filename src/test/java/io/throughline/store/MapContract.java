package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.EditConflict;
import io.throughline.kpi.Department;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiStore;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.map.Comment;
import io.throughline.map.CommentStore;
import io.throughline.map.DiffItem;
import io.throughline.map.FreeWords;
import io.throughline.map.JourneyMap;
import io.throughline.map.Kept;
import io.throughline.map.MapEdits;
import io.throughline.map.MapFile;
import io.throughline.map.MapPlan;
import io.throughline.map.MapStore;
import io.throughline.map.MapText;
import io.throughline.map.MapVersion;
import io.throughline.map.Opportunity;
import io.throughline.map.OpportunityStatus;
import io.throughline.map.OpportunityStore;
import io.throughline.map.Prune;
import io.throughline.map.Signed;
import io.throughline.map.Talk;
import io.throughline.store.query.Queries;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Maps come back as they were written, all or nothing, and only to who saw them. */
interface MapContract extends StoreContract {
    Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    String TWO = """
        maps:
          - id: web
            name: Buying on the web
            status: LIVE
            description: All of it.
            personas: [reader, late]
            scope: { channels: [web, "0123"], converted: true }
            stages:
              - id: look
                name: Looking
                touchpoints: [search]
              - id: buy
                name: Buying
                description: Where it is paid.
                owner: shop
                touchpoints: [store, nowhere]
                goals: [ { id: pay, persona: reader, text: Pay, importance: 9.5, success: '"search" "store"', within: P1D } ]
                feeling: { reader: { asIs: -1, toBe: 2, note: "It is hard." } }
                pains: [ { id: late-cost, text: Cost shows up late, at: store, pattern: '"store"', personas: [reader] } ]
                kpis: [ { id: pays, name: Pays, conversion: true, target: 0.7, department: shop } ]
                opportunities:
                  - { id: guest, text: Guests may buy, status: DOING, eases: [late-cost], owner: shop, effort: 2, customerValue: 10.5,
                      businessValue: 20, edits: [ { reroute: { at: search, from: ENDED, to: store, share: 0.3 } }, { block: search } ] }
            design:
              steps: [ { id: a, touchpoint: search, first: true, optional: true }, { id: b, stage: buy, last: true, anywhere: true } ]
              then: [ a > b > a, b > b ]
              allowed: [ { kind: EXTRA, step: search, why: Often } ]
          - id: other
            name: Other
            stages: [ { id: buy, name: Buy, pains: [ { id: other-pain, text: Hurts } ] } ]
        departments: [ { id: shop, name: The shop } ]
        """;

    default MapStore maps() {
        return database().bean(MapStore.class);
    }

    private OpportunityStore chances() {
        return database().bean(OpportunityStore.class);
    }

    private Kept kept() {
        List<Kpi> kpis = database().bean(KpiStore.class).list();
        return new Kept(maps().list(), chances().list(), kpis, maps().departments(), maps()::talk);
    }

    private MapPlan plan(String yaml) {
        MapPlan plan = MapFile.plan(yaml, kept(), new FreeWords(), Prune.NOTHING, new Signed("anna", NOW));
        assertThat(plan.faults()).isEmpty();
        return plan;
    }

    private JourneyMap web() {
        return maps().find("web").orElseThrow();
    }

    private long count(String query) {
        try (var session = database().driver().session()) {
            return session.run(query).single().get(0).asLong();
        }
    }

    @Test
    default void mapsComeBackAsTheyWereWrittenAndASecondRunChangesNothing() {
        Rows.take(imports(), "one", "ann 1 search", "ann 2 store");
        MapPlan plan = plan(TWO);
        maps().write(plan.edits("anna"));
        assertThat(MapText.of(maps().list(), List.of()))
                .isEqualTo(MapText.of(List.of(plan.maps().get(1), plan.maps().get(0)), List.of()));
        assertThat(web().revision()).isEqualTo(1);
        assertThat(web().stage("buy").orElseThrow().feelings().get(0).drawn()).isEqualTo(new Signed("anna", NOW));
        assertThat(maps().departments()).contains(new Department("shop", "The shop"));
        assertThat(plan(TWO).isEmpty()).isTrue();
        assertThat(plan(MapText.of(maps().list(), maps().departments())).isEmpty())
                .isTrue();
        assertThat(count("MATCH (:MapStage {id: 'buy'})-[:COVERS]->(:Touchpoint {id: 'store'}) RETURN count(*)"))
                .isEqualTo(1);
        assertThat(count("MATCH (:Kpi {id: 'pays'})-[:MEASURES]->(:MapStage {id: 'buy', map: 'web'}) RETURN count(*)"))
                .isEqualTo(1);
        assertThat(count("MATCH (:Opportunity)-[:EASES]->(:PainPoint {id: 'late-cost'})-[:AT]->(:Touchpoint)"
                        + " RETURN count(*)"))
                .isEqualTo(1);
    }

    @Test
    default void theSampleIsWrittenAsAnyOtherAndLeavesWithItsMarketUnlessItWasEdited() {
        Rows.take(imports(), "one", "ann 1 search", "ann 2 store");
        MapPlan sample = MapFile.trusted(TWO, new Signed("sample", NOW));
        maps().writeSample(sample.maps(), sample.departments());
        assertThat(plan(TWO).isEmpty()).isTrue();
        assertThat(web().updated().by()).isEqualTo("sample");
        assertThat(chances().list()).extracting(Opportunity::revision).containsExactly(1);
        assertThat(count("MATCH (:MapStage {id: 'buy'})-[:COVERS {order: 0}]->(:Touchpoint {id: 'store'})"
                        + " RETURN count(*)"))
                .isEqualTo(1);
        maps().writeSample(sample.maps(), sample.departments());
        assertThat(maps().list()).hasSize(2);
        maps().write(plan("maps: [ { id: web, name: Mine } ]").edits("anna"));
        assertThat(web().name()).isEqualTo("Mine");
        try (var session = database().driver().session()) {
            session.executeWriteWithoutResult(
                    tx -> tx.run(Queries.text("map/delete-sample")).consume());
        }
        assertThat(maps().list()).extracting(JourneyMap::id).containsExactly("web");
    }

    @Test
    default void ofTwoEditorsOneIsTold() {
        maps().write(plan(TWO).edits("anna"));
        MapPlan first = plan("maps: [ { id: web, name: First } ]");
        MapPlan second = plan("maps: [ { id: web, name: Second }, { id: other, name: Second } ]");
        maps().write(first.edits("anna"));
        assertThatThrownBy(() -> maps().write(second.edits("ben")))
                .isInstanceOfSatisfying(EditConflict.class, conflict -> {
                    assertThat(conflict.stored()).contains("name: First");
                    assertThat(conflict.given()).contains("name: Second");
                });
        assertThat(maps().list()).extracting(JourneyMap::name).containsExactly("Other", "First");
        assertThat(web().updated().by()).isEqualTo("anna");
    }

    @Test
    default void whatFailsLeavesNothingHalfWritten() {
        maps().write(plan(TWO).edits("anna"));
        MapPlan plan = plan(
                "maps: [ { id: new, name: New, stages: [ { id: s, name: S, kpis: [ { id: k, name: K, conversion: true"
                        + " } ] } ] } ]");
        JourneyMap stale = web().kept(7, 0, new Signed("anna", NOW));
        MapEdits broken = new MapEdits(
                List.of(plan.saved().get(0), stale),
                List.of(),
                List.of(new Department("shop", "Renamed")),
                Talk.NOTHING,
                "applyMaps",
                "ben");
        assertThatThrownBy(() -> maps().write(broken)).isInstanceOf(EditConflict.class);
        assertThat(maps().list()).hasSize(2);
        assertThat(maps().departments()).contains(new Department("shop", "The shop"));
        assertThat(count("MATCH (n) WHERE n:Kpi AND n.id = 'k' OR n:MapStage AND n.map = 'new' RETURN count(*)"))
                .isZero();
    }

    @Test
    default void aMapGoesWithAllThatStandsOnIt() {
        maps().write(plan(TWO).edits("anna"));
        maps().publish(new MapVersion("web", 1, NOW, "anna", null, 4, "yaml", "{}"), 1);
        comments().save(comment("1", Anchor.of(AnchorKind.STAGE, "web", "buy"), null), "kim");
        comments().save(comment("2", Anchor.of(AnchorKind.EDGE, "a", "b"), null), "kim");
        maps().write(new MapEdits(List.of(), List.of(web()), "deleteMap", "anna"));
        assertThat(maps().list()).extracting(JourneyMap::id).containsExactly("other");
        assertThat(chances().list()).isEmpty();
        assertThat(comments().list()).extracting(Comment::id).containsExactly("2");
        assertThat(maps().versions("web")).isEmpty();
        assertThat(count("MATCH (n) WHERE n.map = 'web' OR n:DesignStep OR n:Allowed OR n:Goal RETURN count(*)"))
                .isZero();
    }

    @Test
    default void versionsKeepWhatTheyWereBasedOn() {
        maps().write(plan(TWO).edits("anna"));
        MapVersion first = new MapVersion("web", 1, NOW, "anna", "For the board", 4, "yaml", "{\"a\":1}");
        maps().publish(first, 1);
        assertThat(web().revision()).isEqualTo(2);
        assertThat(web().version()).isEqualTo(1);
        MapVersion second = new MapVersion("web", 2, NOW, "ben", null, 5, "yaml2", "{}");
        assertThatThrownBy(() -> maps().publish(second, 1)).isInstanceOf(EditConflict.class);
        maps().publish(second, 2);
        assertThat(maps().versions("web")).containsExactly(second, first);
        assertThat(count("MATCH (:MapVersion {number: 2})-[:AFTER]->(:MapVersion {number: 1}) RETURN count(*)"))
                .isEqualTo(1);
        maps().write(plan("maps: [ { id: web, name: Again } ]").edits("anna"));
        assertThat(maps().versions("web")).hasSize(2);
        assertThat(web().version()).isEqualTo(2);
    }

    @Test
    default void anOpportunityGoesFromIdeaToDoneAndMovesItsMap() {
        maps().write(plan(TWO).edits("anna"));
        Opportunity guest = chances().list().get(0);
        Opportunity done = new Opportunity(
                "guest",
                "Guests buy",
                OpportunityStatus.DONE,
                guest.place(),
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                0);
        assertThatThrownBy(() -> chances().save(done, null, "ben")).isInstanceOf(EditConflict.class);
        assertThat(chances().save(done, 1, "ben")).isEqualTo(done.withRevision(2));
        assertThat(web().stage("buy").orElseThrow().opportunities()).containsExactly(done.withRevision(2));
        assertThat(web().revision()).isEqualTo(2);
        assertThat(web().updated().by()).isEqualTo("ben");
        Opportunity free = new Opportunity(
                "free", "No place", OpportunityStatus.OPEN, null, List.of(), null, null, null, null, List.of(), 0);
        assertThat(chances().save(free, null, "ben").revision()).isEqualTo(1);
        assertThat(plan("maps: [ { id: web, stages: [ { id: buy, opportunities: [ { id: guest } ] } ] } ]")
                        .isEmpty())
                .isTrue();
    }

    private CommentStore comments() {
        return database().bean(CommentStore.class);
    }

    @Test
    default void allThatIsKeptMovesToAnotherStore() {
        maps().write(plan(TWO).edits("anna"));
        Comment question = comment("z", Anchor.of(AnchorKind.STAGE, "web", "buy"), null);
        comments().save(question, "kim");
        comments().save(comment("a", question.on(), "z").withResolved(true), "kim");
        maps().publish(new MapVersion("web", 1, NOW, "anna", "For\nthe board", 4, MapText.of(web()), "{\"a\":1}"), 1);
        maps().publish(new MapVersion("web", 2, NOW, "ben", null, 5_000_000_000L, MapText.of(web()), "{}"), 2);
        Talk talk = maps().talk();
        assertThat(talk.comments()).hasSize(2);
        assertThat(talk.versions()).extracting(MapVersion::number).containsExactly(1, 2);
        String all = MapText.of(maps().list(), maps().departments(), talk);
        assertThat(plan(all).isEmpty()).isTrue();
        database().clear();
        maps().write(plan(all).edits("ben"));
        assertThat(maps().talk()).isEqualTo(talk);
        assertThat(web().version()).isEqualTo(2);
        assertThat(count("MATCH (:Comment {id: 'a'})-[:REPLIES_TO]->(:Comment {id: 'z'}) RETURN count(*)"))
                .isEqualTo(1);
        assertThat(count("MATCH (:MapVersion {number: 2})-[:AFTER]->(:MapVersion {number: 1}) RETURN count(*)"))
                .isEqualTo(1);
        assertThat(plan(all).isEmpty()).isTrue();
        comments().save(question.withResolved(true), "kim");
        assertThat(plan(all).items()).extracting(DiffItem::path).containsExactly("comments/z");
    }

    private static Comment comment(String id, Anchor on, String replyTo) {
        return new Comment(id, on, "anna", NOW, "Why?", "0.4", 7, false, replyTo);
    }

    @Test
    default void commentsStayWhereTheyWereSaid() {
        Comment first = comment("1", Anchor.of(AnchorKind.EDGE, "a>b", "c"), null);
        Comment reply = comment("2", first.on(), "1");
        comments().save(first, "kim");
        comments().save(reply, "kim");
        assertThat(comments().list()).containsExactly(first, reply);
        comments().save(first.withResolved(true), "kim");
        assertThat(comments().find("1")).contains(first.withResolved(true));
        assertThat(count("MATCH (:Comment)-[:REPLIES_TO]->(:Comment {id: '1'}) RETURN count(*)"))
                .isEqualTo(1);
        assertThat(count("MATCH (a:Anchor) RETURN count(*)")).isEqualTo(1);
    }
}
