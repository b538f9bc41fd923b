package io.throughline.analysis.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.map.Recommendation.Gain;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.design.DesignEdge;
import io.throughline.design.DesignStep;
import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapDesign;
import io.throughline.map.MapStage;
import io.throughline.map.Opportunity;
import io.throughline.map.OpportunityStatus;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Half of 200 pay visits end, a tenth of 100 card visits; usual is the median, 0.3. So pay as usual brings 200 · (0.5 − 0.3) = 40 conversions over the 60
 * days of the data, 20 per 30 days.
 */
class RecommendationsTest {
    private static final JourneySet SET =
            Fixture.journeys("pay => buy x99", "+60d pay => buy", "pay x100", "card => buy x90", "card x10");
    private static final Edit GUEST = new Edit.Reroute("pay", "ENDED", "buy", 0.2);

    private static Opportunity chance(
            String id, Integer effort, OpportunityStatus status, String eased, Edit... edits) {
        return new Opportunity(
                id,
                "Do " + id,
                status,
                Anchor.of(AnchorKind.STAGE, "m", "order"),
                List.of(eased),
                "it",
                effort,
                null,
                null,
                List.of(edits),
                0);
    }

    private static JourneyMap map(Opportunity... chances) {
        MapStage bare = Maps.stage("order", "pay card buy");
        return Maps.of(
                "m",
                List.of(),
                new MapStage(
                        bare.id(),
                        bare.name(),
                        null,
                        "shop",
                        bare.touchpoints(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(chances)));
    }

    private static MapCells cells(JourneySet set, Opportunity... chances) {
        EvaluatedJourneys journeys = new EvaluatedJourneys(set, ids -> new String[ids.length]);
        return MapCells.of(map(chances), null, journeys, () -> journeys);
    }

    private static List<Recommendation> of(int samples, Opportunity... chances) {
        return Recommendations.of(cells(SET, chances), null, 100, samples, 1);
    }

    private static Recommendation only(List<Recommendation> all, String text) {
        return all.stream()
                .filter(one -> one.text().startsWith(text))
                .findFirst()
                .orElseThrow();
    }

    private static Gain gain(Recommendation one) {
        return Objects.requireNonNull(one.gain());
    }

    private static double value(Double figure) {
        return Objects.requireNonNull(figure);
    }

    @Test
    void aPlaceAsUsualBringsWhatItLosesMore() {
        Recommendation pay = only(of(0), "Lose no more at The pay");
        assertThat(value(gain(pay).conversions().value())).isCloseTo(20, within(0.01));
        assertThat(gain(pay).conversions().unit()).isEqualTo("conversions per 30 days");
        assertThat(gain(pay).conversions().low()).isNull();
        assertThat(gain(pay).partly().get(0)).isCloseTo(5, within(0.01));
        assertThat(gain(pay).partly().get(1)).isCloseTo(10, within(0.01));
        assertThat(gain(pay).partly().get(2)).isCloseTo(20, within(0.01));
        assertThat(pay.effort()).isEqualTo(3);
        assertThat(pay.effortAssumed()).isTrue();
        assertThat(value(pay.perEffort())).isCloseTo(20 / 3.0, within(0.01));
        assertThat(pay.owner()).isEqualTo("shop");
    }

    /** The gain is a sum of 200 independent terms, 0.7 or −0.3: over 60 days 40 with variance 100 · 0.49 + 100 · 0.09. */
    @Test
    void theIntervalIsThatOfItsCustomers() {
        Gain gain = gain(only(of(1_000), "Lose no more at The pay"));
        double half = 1.96 * Math.sqrt(58) / 2;
        assertThat(value(gain.conversions().low())).isCloseTo(20 - half, within(1.2));
        assertThat(value(gain.conversions().high())).isCloseTo(20 + half, within(1.2));
    }

    /** A fifth of those who end at pay buys: 20 conversions, half of what pay as usual brings. With both it is as usual. */
    @Test
    void editsOfAnOpportunityOverlapWithWhatStandsBelow() {
        List<Recommendation> all = of(200, chance("guest", 1, OpportunityStatus.OPEN, "x", GUEST));
        assertThat(all)
                .extracting(Recommendation::text)
                .startsWith("Do guest", "Lose no more at The pay than is usual");
        assertThat(value(gain(all.get(0)).conversions().value())).isCloseTo(10, within(0.01));
        assertThat(all.get(0).effortAssumed()).isFalse();
        assertThat(all.get(0).owner()).isEqualTo("it");
        assertThat(value(gain(all.get(0)).elsewhere())).isZero();
        assertThat(value(gain(all.get(1)).elsewhere())).isCloseTo(0.5, within(1e-9));
        assertThat(value(gain(all.get(1)).together())).isCloseTo(20, within(0.01));
    }

    @Test
    void anOpportunityThatEasesAPainTellsItsEffort() {
        Recommendation pay =
                only(of(0, chance("guest", 2, OpportunityStatus.PLANNED, "BOTTLENECK pay")), "Lose no more at The pay");
        assertThat(pay.text()).endsWith(": Do guest");
        assertThat(value(pay.perEffort())).isCloseTo(10, within(0.01));
        assertThat(pay.owner()).isEqualTo("it");
    }

    /** Nothing else stands above what surely brings more; what is done, and what cannot be made, does not count. */
    @Test
    void whatIsNotSureStandsAfter() {
        List<Recommendation> all = of(
                200,
                chance("worse", 1, OpportunityStatus.OPEN, "x", new Edit.Reroute("card", "buy", "ENDED", 0.1)),
                chance("gone", 1, OpportunityStatus.OPEN, "x", new Edit.Block("nowhere")),
                chance("idea", 1, OpportunityStatus.DOING, "x"),
                chance("done", 1, OpportunityStatus.DONE, "x", GUEST));
        assertThat(all.get(0).text()).startsWith("Lose no more at The pay");
        assertThat(all).extracting(Recommendation::text).doesNotContain("Do done");
        assertThat(only(all, "Do gone").gain()).isNull();
        assertThat(only(all, "Do idea").gain()).isNull();
        assertThat(value(gain(only(all, "Do worse")).conversions().high())).isNegative();
        assertThat(all.indexOf(only(all, "Do worse"))).isPositive();
    }

    @Test
    void valueCountsWhereThereIsOne() {
        JourneySet set = Fixture.journeys(
                "pay => buy 10 x99", "+60d pay => buy 10", "pay x100", "card => buy 10 x90", "card x10");
        Recommendation pay = only(Recommendations.of(cells(set), null, 100, 0, 1), "Lose no more at The pay");
        assertThat(value(gain(pay).value().value())).isCloseTo(200, within(0.1));
        assertThat(value(pay.perEffort())).isCloseTo(200 / 3.0, within(0.1));
    }

    @Test
    void stepNumbersHaveNoDays() {
        JourneySet set = Fixture.journeys("# pay => buy x100", "# pay x100", "# card => buy x90", "# card x10");
        Gain gain = gain(only(Recommendations.of(cells(set), null, 100, 0, 1), "Lose no more at The pay"));
        assertThat(value(gain.conversions().value())).isCloseTo(40, within(1e-9));
        assertThat(gain.conversions().unit()).isEqualTo("conversions");
    }

    /** Each part of each kind of change lies between nothing and the whole. */
    @Test
    void aPartIsBetweenNothingAndTheWhole() {
        Stream.of(
                        new Edit.Block("card"),
                        GUEST,
                        new Edit.Probability("pay", "ENDED", 0.1),
                        new Edit.Entry("card", 1.5),
                        new Edit.Exits("pay", Map.of("buy", 1.0)))
                .forEach(edit -> {
                    Gain gain = gain(only(of(0, chance("it", 1, OpportunityStatus.OPEN, "x", edit)), "Do it"));
                    double whole = value(gain.conversions().value());
                    assertThat(gain.partly().get(2)).isCloseTo(whole, within(1e-9));
                    assertThat(gain.partly().get(1) / whole).isBetween(0.4, 0.6);
                    assertThat(gain.partly().get(0) / whole).isBetween(0.15, 0.35);
                });
    }

    /** On the picture of a map stands what is told here, interval and all. */
    @Test
    void anOpportunityBringsTheSameOnItsMap() {
        Opportunity guest = chance("guest", 1, OpportunityStatus.OPEN, "x", GUEST);
        Opportunity idea = chance("idea", 1, OpportunityStatus.OPEN, "x");
        Gain told = gain(only(of(200, guest), "Do guest"));
        MapCells cells = cells(SET, guest, idea);
        assertThat(cells.gain(guest).conversions()).isEqualTo(told.conversions());
        assertThat(value(cells.gain(guest).conversions().low())).isPositive();
        assertThat(cells.gain(idea).conversions().value()).isNull();
        assertThat(cells.gain(idea).note()).contains("nobody said");
        Gain alone = Recommendations.gain(cells.journeys(), guest.edits(), 200, 1);
        assertThat(alone).isEqualTo(new Gain(told.conversions(), told.value(), told.partly(), null, null));
        assertThat(Recommendations.gain(cells.journeys(), idea.edits(), 200, 1)).isNull();
    }

    /** Who goes another way buys in one of ten cases, the others in nine: 80 purchases over 60 days, with a deviation of 8 by how many go there and 4.2 by who buys: 9, halved. */
    @Test
    void stayingOnTheDesignHasAnInterval() {
        JourneySet set = Fixture.journeys(
                "look > talk => buy x89",
                "+60d look > talk => buy",
                "look > talk x10",
                "look > go => buy x10",
                "look > go x90");
        MapDesign design = new MapDesign(
                List.of(step("look", true, false), step("talk", false, false), step("buy", false, true)),
                List.of(new DesignEdge("look", "talk"), new DesignEdge("talk", "buy")),
                List.of());
        EvaluatedJourneys journeys = new EvaluatedJourneys(set, ids -> new String[ids.length]);
        JourneyMap map = Maps.of("m", List.of(), design, Maps.stage("order", "look talk go buy"));
        MapCells cells = MapCells.of(map, null, journeys, () -> journeys);
        Recommendation straight =
                only(Recommendations.of(cells, null, 100, 500, 1), "Keep journeys on the design at The go");
        double conversions = value(gain(straight).conversions().value());
        assertThat(conversions).isCloseTo(40, within(0.1));
        assertThat(gain(straight).conversions().low()).isCloseTo(40 - 8.9, within(1.4));
        assertThat(gain(straight).conversions().high()).isCloseTo(40 + 8.9, within(1.4));
        assertThat(gain(straight).partly()).hasSize(3);
        assertThat(straight.edits()).isNotEmpty();
    }

    private static DesignStep step(String touchpoint, boolean first, boolean last) {
        return new DesignStep(touchpoint, touchpoint, null, false, false, first, last);
    }

    @Test
    void samplesHaveALimit() {
        assertThatThrownBy(() -> of(1_001)).isInstanceOf(InvalidArgument.class).hasMessageContaining("samples");
    }
}
