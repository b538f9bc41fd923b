package io.throughline.analysis.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.RandomLog;
import io.throughline.analysis.map.PainPoint.Seen;
import io.throughline.analysis.map.PainPoint.Source;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.design.DesignEdge;
import io.throughline.design.DesignStep;
import io.throughline.design.DeviationKind;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import io.throughline.map.DeclaredPain;
import io.throughline.map.Goal;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapDesign;
import io.throughline.markov.whatif.Gains;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What hurts, found and declared; and how often goals are reached. */
class PainsTest {
    private static EvaluatedJourneys journeys(JourneySet set) {
        return new EvaluatedJourneys(set, ids -> new String[ids.length]);
    }

    private static MapCells cells(JourneyMap map, JourneySet set) {
        EvaluatedJourneys journeys = journeys(set);
        return MapCells.of(map, null, journeys, () -> journeys);
    }

    /** Half of 400 pay visits end, a tenth of the others; news hurts nobody; nobody visits the shop. */
    private static final JourneySet SET = Fixture.journeys(
            "look > pay => buy x180",
            "look > pay x200",
            "look x20",
            "news > pay => buy x20",
            "talk > pay => buy x20",
            "talk x3");

    private static final JourneyMap MAP = Maps.of(
            "m",
            List.of(),
            Maps.stage(
                    "search",
                    "look news talk",
                    new DeclaredPain("spam", "Too much news", "news", null, List.of(), null)),
            Maps.stage(
                    "order",
                    "pay buy",
                    new DeclaredPain("slow", "Paying is slow", "pay", null, List.of(), null),
                    new DeclaredPain("shop", "The shop is far", "shop", null, List.of(), null),
                    new DeclaredPain("direct", "Looking does not pay", null, "\"look\"", List.of(), null)));

    @Test
    void whatIsFoundIsRankedByWhatIsLost() {
        List<PainPoint> pains = PainList.of(journeys(SET));
        assertThat(pains.get(0).source()).isEqualTo(Source.BOTTLENECK);
        assertThat(pains.get(0).place().key()).isEqualTo("TOUCHPOINT pay");
        assertThat(pains.get(0).customers().numerator()).isEqualTo(200);
        assertThat(pains.get(0).seen()).isEqualTo(Seen.NOT_ON_MAP);
        assertThat(pains.get(0).lostConversions()).isPositive();
        assertThat(pains.get(0).evidence().query()).startsWith("{ journeys { whatIf(");
    }

    @Test
    void whatIsDeclaredIsLookedFor() {
        List<PainPoint> pains = cells(MAP, SET).painPoints(null, 100);
        assertThat(pains)
                .filteredOn(pain -> pain.source() == Source.DECLARED)
                .extracting(pain -> pain.id() + " " + pain.seen())
                .containsExactlyInAnyOrder("spam NOT_SEEN", "slow SEEN", "shop UNDECIDED", "direct SEEN");
        assertThat(pains)
                .filteredOn(pain -> pain.source() == Source.BOTTLENECK)
                .extracting(PainPoint::seen)
                .containsExactly(Seen.SEEN);
        PainPoint direct = pains.stream()
                .filter(pain -> pain.id().equals("direct"))
                .findFirst()
                .orElseThrow();
        assertThat(direct.lostConversions()).isCloseTo((40 / 43.0 - 180 / 400.0) * 400, within(1e-9));
        assertThat(pains).isSortedAccordingTo(PainPoint.WORST_FIRST);
    }

    /** A visit of a goes on to b, which buys half the time; a return to a ends. Were returns like first visits, all would buy. */
    @Test
    void aLoopCostsWhatItsReturnsWouldBringWereTheyFirstVisits() {
        JourneySet set = Fixture.journeys("a > b => buy x20", "a > b > a x20");
        PainPoint loop = PainList.of(journeys(set)).stream()
                .filter(pain -> pain.source() == Source.LOOP)
                .findFirst()
                .orElseThrow();
        assertThat(loop.place().key()).isEqualTo("PATH a>b>a");
        assertThat(loop.lostConversions()).as("40 instead of 20").isCloseTo(20, within(1e-9));
    }

    /** First visits go on as a walk along each journey tells, for all steps in one pass. */
    @Test
    void exitsAreThoseOfFirstVisits() {
        JourneySet set = Fixture.journeys("a > b > a > c => buy x3", "b > b > a x2", "c => buy x1");
        Map<String, Map<String, Double>> exits = FirstExits.of(set, List.of("b", "a", "c"));
        assertThat(exits)
                .isEqualTo(Map.of(
                        "a", Map.of("b", 3.0, "ENDED", 2.0),
                        "b", Map.of("a", 3.0, "b", 2.0),
                        "c", Map.of("buy", 4.0)));
    }

    /** What is kept of a cut serves maps of other stages: each shows what it shows of a cut of its own. */
    @Test
    void mapsOfOneCutShareWhatHangsOnNoStage() {
        EvaluatedJourneys shared = journeys(SET);
        JourneyMap other = Maps.of("o", List.of(), Maps.stage("all", "look news talk pay buy"));
        for (JourneyMap map : List.of(MAP, other, MAP)) {
            List<PainPoint> pains = MapCells.of(map, null, shared, () -> shared).painPoints(null, 100);
            assertThat(pains).isNotEmpty().isEqualTo(cells(map, SET).painPoints(null, 100));
        }
    }

    /** With its own exits put in the place of its exits, a chain does not change; with others it is that of journeys drawn so. */
    @Test
    void exitsReplaceARowOfTheChain() {
        for (long seed = 0; seed < 50; seed++) {
            JourneySet set = RandomLog.of(seed);
            EvaluatedJourneys journeys = journeys(set);
            Gains gains = Gains.of(set, journeys.graph());
            int a = journeys.graph().steps().find("A");
            if (a >= 0 && journeys.graph().out(a) > 0) {
                Gains.Gain none = gains.of(List.of(
                        new Edit.Exits("A", FirstExits.of(set, List.of("A")).get("A"))));
                assertThat(Double.isFinite(none.conversions())).isTrue();
                Gains.Gain ended = gains.of(List.of(new Edit.Exits("A", Map.of("ENDED", 1.0))));
                assertThat(ended.conversions()).isLessThanOrEqualTo(1e-9);
            }
        }
        JourneySet set = Fixture.journeys("A => buy x3", "A x1", "B > A x4");
        Gains gains = Gains.of(set, journeys(set).graph());
        assertThat(gains.of(List.of(new Edit.Exits("A", Map.of("buy", 3.0, "ENDED", 5.0))))
                        .conversions())
                .isCloseTo(0, within(1e-9));
        assertThat(gains.of(List.of(new Edit.Exits("A", Map.of("buy", 1.0)))).conversions())
                .isCloseTo(5, within(1e-9));
    }

    /** Ten journeys make a detour that always ends; without it they would do as the others: nine of ten buy. */
    @Test
    void aDeviationCostsWhatItsRemovalWouldBring() {
        JourneySet set = Fixture.journeys("a > b => buy x90", "a > b x10", "a > x > b x10");
        MapDesign design = new MapDesign(
                List.of(
                        new DesignStep("a", "a", null, false, false, true, false),
                        new DesignStep("b", "b", null, false, false, false, false),
                        new DesignStep("buy", "buy", null, false, false, false, true)),
                List.of(new DesignEdge("a", "b"), new DesignEdge("b", "buy")),
                List.of());
        LaidConformance conformance = LaidConformance.of(journeys(set), design.toDesign(), 3);
        LaidConformance.Costed extra = conformance.costed(10).get(0);
        assertThat(extra.deviation().kind()).isEqualTo(DeviationKind.EXTRA);
        assertThat(extra.deviation().visits()).isEqualTo(10);
        assertThat(extra.lost().conversions()).as("b is reached all the same").isCloseTo(0, within(1e-9));
        JourneySet skips = Fixture.journeys("a > b => buy x90", "a > b x10", "a > c x10");
        LaidConformance.Costed lost = LaidConformance.of(journeys(skips), design.toDesign(), 3).costed(10).stream()
                .filter(costed -> costed.deviation().step().equals("c"))
                .findFirst()
                .orElseThrow();
        assertThat(lost.lost().conversions())
                .as("they would go to b, where nine of ten buy")
                .isCloseTo(9, within(1e-9));
    }

    @Test
    void goalsAreReachedInTime() {
        Goal any = new Goal("any", null, "Buy", 9.0, "\"buy\"", null);
        Goal soon = new Goal("soon", null, "Buy soon", 5.0, "\"buy\"", Duration.ofMinutes(5));
        JourneyMap map = Maps.of(
                "m",
                List.of(),
                Maps.stage("order", "pay", any, soon, new Goal("vague", null, "Feel well", 3.0, null, null)));
        JourneySet set = Fixture.journeys("pay => buy", "pay => +10m buy", "look > pay", "look", "# pay => buy");
        StageColumn order = cells(map, set).stages().get(0);
        List<GoalFigures> goals = order.goalFigures();
        assertThat(goals.get(0).met().numerator()).isEqualTo(3);
        assertThat(goals.get(0).met().denominator()).isEqualTo(4);
        assertThat(goals.get(0).medianSeconds()).as("of 60 and 600 seconds").isEqualTo(330);
        assertThat(goals.get(1).met().numerator()).isEqualTo(1);
        assertThat(goals.get(1).met().denominator())
                .as("step numbers have no time")
                .isEqualTo(3);
        assertThat(goals.get(2).met()).isNull();
        assertThat(goals.get(0).need()).as("nobody says anything").isNull();
        assertThat(GoalFigures.of(any, null, -0.2).need()).as("9 and 4").isCloseTo(14, within(1e-12));
    }
}
