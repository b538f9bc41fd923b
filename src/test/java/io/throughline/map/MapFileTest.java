package io.throughline.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.journey.EditConflict;
import io.throughline.kpi.Department;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Maps from YAML and back: nothing is lost, nothing is taken that is not understood, and every fault has its place. */
class MapFileTest {
    private static final Signed ANNA = new Signed("anna", Instant.parse("2026-01-01T00:00:00Z"));
    private static final Signed BEN = new Signed("ben", Instant.parse("2026-02-02T00:00:00Z"));
    private static final String WEB = """
        maps:
          - id: retail-web
            name: Buying on the web
            personas: [web-researcher]
            scope: { channels: [web, email, "0123"] }
            stages:
              - id: look
                name: Looking around
                touchpoints: [home]
              - id: purchase
                name: Purchase
                owner: shop
                touchpoints: [cart, checkout, payment, cart-reminder, purchase]
                goals:
                  - { id: pay, persona: web-researcher, text: "Pay, without: thinking", importance: 9, success: '"checkout" ..{0,2} "purchase"', within: P1D }
                feeling: { web-researcher: { asIs: 1, toBe: 1.5, note: "We believe paying is easy." } }
                pains:
                  - { id: shipping-late, text: Shipping cost shows up late, at: checkout }
                kpis:
                  - { id: pays, name: Pays at last, ratio: { numerator: '"payment"', denominator: '"cart"' }, target: 0.70 }
                opportunities:
                  - { id: guest-checkout, text: Check out as guest, eases: [shipping-late, "DROP_OFF checkout"], effort: 2,
                      edits: [ { reroute: { at: checkout, from: ENDED, to: payment, share: 0.3 } } ] }
            design:
              steps: [ { id: cart, first: true }, { id: checkout }, { id: payment }, { id: purchase, last: true },
                       { id: remind, touchpoint: cart-reminder, optional: true }, { id: support-chat, anywhere: true } ]
              then: [ cart > checkout > payment > purchase, cart > remind > cart ]
              allowed: [ { kind: SKIPPED, step: payment, why: Vouchers } ]
        departments: [ { id: shop, name: Online shop } ]
        """;

    private static MapPlan plan(String yaml, Kept kept, boolean prune, Signed by) {
        return plan(yaml, kept, prune ? Prune.MAPS : Prune.NOTHING, by);
    }

    private static MapPlan plan(String yaml, Kept kept, Prune prune, Signed by) {
        return MapFile.plan(yaml, kept, new KnownWords(), prune, by);
    }

    /** As the store keeps it. */
    private static Kept kept(MapPlan plan) {
        List<JourneyMap> maps =
                plan.maps().stream().map(map -> map.kept(3, 1, ANNA)).toList();
        return new Kept(maps, List.of(), List.of(), List.of(new Department("shop", "Online shop")));
    }

    private static Kept web() {
        MapPlan plan = plan(WEB, Kept.NOTHING, false, ANNA);
        assertThat(plan.faults()).isEmpty();
        return kept(plan);
    }

    private static JourneyMap only(MapPlan plan) {
        assertThat(plan.faults()).isEmpty();
        assertThat(plan.maps()).hasSize(1);
        return plan.maps().get(0);
    }

    @Test
    void allOfAMapIsRead() {
        JourneyMap map = web().maps().get(0);
        MapStage purchase = map.stage("purchase").orElseThrow();
        assertThat(map.stages()).extracting(MapStage::id).containsExactly("look", "purchase");
        assertThat(map.scope()).containsEntry("channels", List.of("web", "email", "0123"));
        assertThat(purchase.goals().get(0).success()).isEqualTo("\"checkout\" ..{0,2} \"purchase\"");
        assertThat(purchase.feelings().get(0).drawn()).isEqualTo(ANNA);
        assertThat(purchase.kpis().get(0).target()).isEqualTo(0.7);
        assertThat(purchase.opportunities().get(0).place()).isEqualTo(Anchor.read("STAGE retail-web/purchase"));
        assertThat(EditText.text(purchase.opportunities().get(0).edits().get(0)))
                .isEqualTo("{reroute: {at: checkout, from: ENDED, to: payment, share: 0.3}}");
        assertThat(map.design().edges()).hasSize(5);
    }

    @Test
    void whatIsWrittenIsReadBackUnchangedWithPruneAndWithout() {
        Kept kept = web();
        String text = MapText.of(kept.maps(), kept.departments());
        for (boolean prune : new boolean[] {true, false}) {
            MapPlan again = plan(text, kept, prune, BEN);
            assertThat(again.faults()).isEmpty();
            assertThat(again.items()).isEmpty();
            assertThat(again.edits("ben").isEmpty()).isTrue();
        }
        assertThat(MapText.of(plan(text, Kept.NOTHING, false, BEN).maps(), kept.departments()))
                .isEqualTo(text);
    }

    @Test
    void whatIsNotNamedStaysUntilItIsToGo() {
        String less = """
            maps:
              - id: retail-web
                name: Buying on the web
                stages:
                  - id: purchase
                    name: Buying
            """;
        MapPlan plan = plan(less, web(), false, BEN);
        assertThat(plan.items())
                .containsExactly(new DiffItem(
                        "maps/retail-web/stages/purchase/name", DiffItem.Kind.CHANGED, "Purchase", "Buying"));
        assertThat(only(plan).stage("purchase").orElseThrow().feelings().get(0).drawn())
                .isEqualTo(ANNA);
        MapPlan pruned = plan(less, web(), true, BEN);
        assertThat(only(pruned).stages()).hasSize(1);
        assertThat(only(pruned).design()).isNull();
        assertThat(pruned.items())
                .contains(new DiffItem(
                        "maps/retail-web/stages/look/name", DiffItem.Kind.REMOVED, "Looking around", null));
    }

    @Test
    void mapsThatTheFileDoesNotNameGoOnlyWithPrune() {
        assertThat(plan("maps:\n", web(), true, BEN).faults())
                .extracting(MapFault::line)
                .containsExactly(1);
        assertThat(plan("maps: []", web(), false, BEN).isEmpty()).isTrue();
        MapPlan pruned = plan("maps: []", web(), true, BEN);
        assertThat(pruned.deleted()).hasSize(1);
        assertThat(pruned.items())
                .extracting(DiffItem::path, DiffItem::change)
                .containsExactly(tuple("maps/retail-web", DiffItem.Kind.REMOVED));
    }

    @Test
    void whatMovesToAnotherStageIsThereOnce() {
        MapPlan plan = plan("""
            maps:
              - id: retail-web
                stages:
                  - { id: look, touchpoints: [home, cart], pains: [ { id: shipping-late } ] }
            """, web(), false, BEN);
        JourneyMap map = only(plan);
        assertThat(map.stage("look").orElseThrow().touchpoints()).containsExactly("home", "cart");
        assertThat(map.stage("purchase").orElseThrow().touchpoints())
                .containsExactly("checkout", "payment", "cart-reminder", "purchase");
        assertThat(map.stage("purchase").orElseThrow().pains()).isEmpty();
        assertThat(map.stage("look").orElseThrow().pains().get(0).declared()).isEqualTo(ANNA);
    }

    @Test
    void whoDrawsAnewSignsAnew() {
        MapPlan plan = plan("""
            maps:
              - id: retail-web
                stages: [ { id: purchase, feeling: { web-researcher: { asIs: -1 }, app-native: { asIs: 0 } } } ]
            """, web(), false, BEN);
        assertThat(only(plan).stage("purchase").orElseThrow().feelings())
                .extracting(DrawnFeeling::drawn)
                .containsExactly(BEN, BEN);
    }

    @Test
    void everyFaultHasItsPlace() {
        MapPlan plan = plan("""
            maps:
              - id: a b
                nam: Wrong
                name: Right
                personas: [web-researcher, nobody]
                scope: { where: "x" }
                stages:
                  - id: one
                    name: One
                    owner: nobody
                    touchpoints: [cart, chekout]
                    goals: [ { id: g, text: Go, importance: 11, success: "what?" } ]
                    feeling: { app-native: { asIs: 3 } }
                    kpis: [ { id: k, name: K } ]
                    opportunities: [ { id: o, text: O, effort: 6, edits: [ { block: nowhere } ] } ]
                  - { id: two, name: Two, touchpoints: [cart] }
            """, Kept.NOTHING, false, ANNA);
        assertThat(plan.faults())
                .extracting(fault -> fault.line() + ":" + fault.column())
                .containsExactly(
                        "2:9", "3:5", "5:32", "6:12", "10:16", "11:29", "12:49", "13:40", "14:17", "15:52", "15:64",
                        "16:45");
        assertThat(plan.faults().get(1).message()).contains("\"nam\"").contains("name");
        assertThat(plan.saved()).isEmpty();
    }

    @Test
    void faultsThatNeedTheWholeMapHaveTheirPlaceToo() {
        MapPlan plan = plan("""
            maps:
              - id: a
                name: A
                stages:
                  - { id: one, name: One, goals: [ { id: g, text: Go, success: "what?" } ],
                      pains: [ { id: p, text: P } ] }
              - id: b
                name: B
                stages:
                  - { id: one, name: One, pains: [ { id: p, text: P } ] }
            """, Kept.NOTHING, false, ANNA);
        assertThat(plan.faults()).extracting(MapFault::line).containsExactly(5, 10);
        MapPlan taken = plan(
                "maps: [ { id: b, name: B, stages: [ { id: s, name: S, pains: [ { id: shipping-late, text: P } ] } ] }"
                        + " ]",
                web(),
                false,
                ANNA);
        assertThat(taken.faults().get(0).message()).contains("retail-web");
    }

    @Test
    void textThatIsNoYamlIsToldWithItsPlace() {
        assertThat(plan("maps:\n  - {id: a", Kept.NOTHING, false, ANNA).faults())
                .hasSize(1);
        assertThat(plan("", Kept.NOTHING, false, ANNA).faults()).hasSize(1);
        assertThat(plan("maps: 7", Kept.NOTHING, false, ANNA).faults()).hasSize(1);
        assertThat(plan("maps: [&a [*a]]", Kept.NOTHING, false, ANNA).faults()).isNotEmpty();
        assertThat(plan(
                                "maps: [{id: a, name: A, stages: [{id: s, name: S}], scope: &s {channels: [*s]}}]",
                                Kept.NOTHING,
                                false,
                                ANNA)
                        .faults())
                .isNotEmpty();
    }

    @Test
    void aStaleRevisionIsAConflictOnlyWhereSomethingWouldChange() {
        Kept kept = web();
        String stale = MapText.edited(kept.maps().get(0).kept(2, 1, ANNA));
        assertThat(stale).contains("revision: 2");
        assertThat(plan(stale, kept, false, BEN).isEmpty()).isTrue();
        assertThatThrownBy(() -> plan(stale.replace("Looking around", "Looking"), kept, false, BEN))
                .isInstanceOfSatisfying(EditConflict.class, conflict -> {
                    assertThat(conflict.stored()).contains("Looking around");
                    assertThat(conflict.given()).contains("Looking\n");
                });
    }

    @Test
    void anchorsSurviveAsText() {
        for (Anchor anchor : List.of(
                Anchor.of(AnchorKind.MAP, "a"),
                Anchor.of(AnchorKind.TOUCHPOINT, "50%>/x y"),
                Anchor.of(AnchorKind.EDGE, "a>b", "c/d%3E"),
                Anchor.of(AnchorKind.PATH, "a", "b", "c"),
                Anchor.ofCell("m", "s", Lane.FEELING))) {
            assertThat(Anchor.read(anchor.key())).isEqualTo(anchor);
        }
        assertThat(Anchor.ofCell("retail-web", "purchase", Lane.FEELING).key())
                .isEqualTo("CELL retail-web/purchase/feeling");
        assertThat(Anchor.of(AnchorKind.EDGE, "cart", "checkout").key()).isEqualTo("EDGE cart>checkout");
    }

    /** Names that are kept may be what they are, as they were taken before. */
    @Test
    void namesThatAreGivenAreShownOnOneLine() {
        for (String name : List.of("Buying on the web", "Looking around", "Online shop", "Pays at last")) {
            String odd = WEB.replace("name: " + name, "name: \"a\\u0007b\"");
            assertThat(plan(odd, Kept.NOTHING, false, ANNA).faults())
                    .as(name)
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.message()).contains("name = ", "on one line"));
            MapPlan before = MapFile.trusted(odd, ANNA);
            Kept kept = new Kept(before.maps(), List.of(), List.of(), before.departments());
            assertThat(plan(odd, kept, false, BEN).faults()).as(name).isEmpty();
        }
    }
}
