package io.throughline.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.kpi.Kpi;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes from a map goes alone, and a copy shares no id that is of one map only. */
class MapChangesTest {
    private static final Signed ANNA = new Signed("anna", Instant.parse("2026-01-01T00:00:00Z"));
    private static final String WEB = """
        maps:
          - id: web
            name: Web
            personas: [web-researcher]
            stages:
              - id: look
                name: Look
                touchpoints: [home]
                pains: [ { id: late, text: Late }, { id: slow, text: Slow } ]
              - id: buy
                name: Buy
                touchpoints: [cart, checkout]
                goals: [ { id: pay, text: Pay }, { id: save, text: Save } ]
                kpis: [ { id: pays, name: Pays, conversion: true, target: 0.7 } ]
                opportunities: [ { id: guest, text: Guest, eases: [late, slow, DROP_OFF cart] } ]
          - { id: other, name: Other, stages: [ { id: all, name: All } ] }
        """;

    private static MapPlan plan(String yaml, Kept kept, Prune prune) {
        return MapFile.plan(yaml, kept, new KnownWords(), prune, ANNA);
    }

    private static Kept kept() {
        MapPlan plan = plan(WEB, Kept.NOTHING, Prune.NOTHING);
        assertThat(plan.faults()).isEmpty();
        return new Kept(
                plan.maps().stream().map(map -> map.kept(3, 1, ANNA)).toList(), List.of(), List.of(), List.of());
    }

    private static String web(String stages) {
        return "maps: [ { id: web, stages: [ " + stages + " ] } ]";
    }

    private static MapStage stage(MapPlan plan, String id) {
        assertThat(plan.faults()).isEmpty();
        return plan.maps().get(0).stage(id).orElseThrow();
    }

    @Test
    void aPartThatIsToGoGoesAlone() {
        MapStage buy =
                stage(plan(web("{ id: buy, goals: [ { id: pay, remove: true } ] }"), kept(), Prune.NOTHING), "buy");
        assertThat(buy.goals()).extracting(Goal::id).containsExactly("save");
        assertThat(buy.opportunities()).hasSize(1);
        assertThat(buy.touchpoints()).containsExactly("cart", "checkout");
    }

    @Test
    void aPainThatGoesIsNoLongerEased() {
        MapStage buy =
                stage(plan(web("{ id: look, pains: [ { id: late, remove: true } ] }"), kept(), Prune.NOTHING), "buy");
        assertThat(buy.opportunities().get(0).eases()).containsExactly("slow", "DROP_OFF cart");
    }

    @Test
    void aStageGoesWithItsParts() {
        MapPlan plan = plan(web("{ id: look, remove: true }"), kept(), Prune.NOTHING);
        assertThat(plan.maps().get(0).stages()).extracting(MapStage::id).containsExactly("buy");
        assertThat(stage(plan, "buy").opportunities().get(0).eases()).containsExactly("DROP_OFF cart");
    }

    @Test
    void whatIsNotThereCannotGo() {
        assertThat(plan(web("{ id: buy, goals: [ { id: pya, remove: true } ] }"), kept(), Prune.NOTHING)
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("pya", "pay"));
        assertThat(plan(web("{ id: buy, goals: [ { id: pay, text: Pay, remove: true } ] }"), kept(), Prune.NOTHING)
                        .faults())
                .hasSize(1);
    }

    @Test
    void stagesStandInTheOrderInWhichTheTextNamesThem() {
        MapPlan plan = plan(web("{ id: buy }, { id: look }"), kept(), Prune.NOTHING);
        assertThat(plan.maps().get(0).stages()).extracting(MapStage::id).containsExactly("buy", "look");
        assertThat(stage(plan, "buy").goals()).hasSize(2);
    }

    @Test
    void aWholeMapLosesWhatItsTextLeavesOutAndOtherMapsStay() {
        MapPlan plan =
                plan("maps: [ { id: web, name: Web, stages: [ { id: buy, name: Buy } ] } ]", kept(), Prune.PARTS);
        assertThat(plan.deleted()).isEmpty();
        assertThat(stage(plan, "buy").goals()).isEmpty();
        assertThat(plan.maps().get(0).stages()).hasSize(1);
        assertThat(plan("maps: [ { id: web, name: Web, stages: [ { id: buy, name: Buy } ] } ]", kept(), Prune.MAPS)
                        .deleted())
                .extracting(JourneyMap::id)
                .containsExactly("other");
    }

    @Test
    void aCopyCanBeKeptBesideItsMap() {
        JourneyMap copy = MapCopy.of(kept().maps().get(0), "web-2", "Web, new");
        MapPlan plan = plan(MapText.of(copy), kept(), Prune.NOTHING);
        MapStage buy = stage(plan, "buy");
        assertThat(plan.maps().get(0).revision()).isZero();
        assertThat(buy.kpis()).extracting(Kpi::id).containsExactly("web-2-pays");
        assertThat(buy.kpis().get(0).target()).isEqualTo(0.7);
        assertThat(buy.opportunities().get(0).eases()).containsExactly("web-2-late", "web-2-slow", "DROP_OFF cart");
        assertThat(buy.goals()).extracting(Goal::id).containsExactly("pay", "save");
    }

    @Test
    void twoMapsOfOneObjectiveHaveFiguresOfTheirOwn() {
        List<String> ids = Stream.of("one", "two")
                .flatMap(id -> FirstMap.of(Objective.GROW, id, List.of()).stages().stream())
                .flatMap(stage -> stage.kpis().stream())
                .map(Kpi::id)
                .toList();
        assertThat(ids).hasSize(4).doesNotHaveDuplicates();
    }
}
