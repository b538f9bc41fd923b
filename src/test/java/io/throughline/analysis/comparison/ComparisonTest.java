package io.throughline.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.comparison.Divergence;
import io.throughline.comparison.EdgeDifferences;
import io.throughline.comparison.EdgeDifferences.EdgeDifference;
import io.throughline.comparison.GapPart;
import io.throughline.comparison.PathDifferences.PathDifference;
import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.measure.Newcombe;
import io.throughline.measure.Normal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Comparisons worked out by hand; lines of two fixtures are customers 0, 1, 2, … of the same data. */
class ComparisonTest {
    private static final EdgeDifferences.Request EVERYTHING = new EdgeDifferences.Request(100, true, true);

    private static EvaluatedJourneys journeys(String... lines) {
        return new EvaluatedJourneys(Fixture.of(lines).blocksOf(7).set(), ids -> new String[ids.length]);
    }

    /** b's customers come after those of a: its first {@code offset} lines are taken out again. */
    private static EvaluatedJourneys others(int offset, String... lines) {
        return new EvaluatedJourneys(
                Fixture.of(lines).blocksOf(7).set().keep(block -> {
                    java.util.BitSet kept = new java.util.BitSet();
                    for (int j = 0; j < block.journeys(); j++) {
                        kept.set(j, block.timelines().ordinals()[block.slot()[j]] >= offset);
                    }
                    return kept;
                }),
                ids -> new String[ids.length]);
    }

    private static Map<String, Double> parts(EvaluatedComparison comparison) {
        return comparison.decomposition().stream().collect(Collectors.toMap(GapPart::step, GapPart::part));
    }

    @Test
    void everyStatisticOfTwoSmallSets() {
        // a: customers 0–39, 10 of 40 buy after A B; b: 40–79, 25 of 40
        EvaluatedJourneys a = journeys("A > B => buy x10", "A > B x30");
        EvaluatedJourneys b = others(40, "A x40", "A > B +3m => buy x25", "A > B +3m x15");
        EvaluatedComparison two = new EvaluatedComparison(a, b);
        assertThat(two.sharedCustomers()).isZero();
        Newcombe gap = Newcombe.of(0.25, 40, 0.625, 40, 0);
        assertThat(two.conversionGap().difference()).isEqualTo(0.375);
        assertThat(two.conversionGap().low()).isEqualTo(gap.low());
        assertThat(two.conversionGap().pValue()).isEqualTo(gap.pValue());
        EdgeDifferences edges = two.edges(EVERYTHING);
        // B → buy and B → ENDED are tested; START → A and A → B are certain in both, so nothing of the others is
        // expected
        assertThat(edges.tested()).isEqualTo(2);
        assertThat(edges.edges().stream().map(e -> e.from() + ">" + e.to()))
                .containsExactly("B>ENDED", "B>buy", "A>B", "START>A");
        EdgeDifference bought = edges.edges().get(1);
        assertThat(bought.probabilityA()).isEqualTo(0.25);
        assertThat(bought.countB()).isEqualTo(25);
        assertThat(bought.pValue()).isEqualTo(gap.pValue());
        // two tests, both with the same p up to rounding
        assertThat(bought.qValue()).isCloseTo(gap.pValue(), within(1e-14));
        EdgeDifference ab = edges.edges().get(2);
        assertThat(ab.pValue()).isNull();
        assertThat(ab.medianSecondsA()).isEqualTo(60);
        assertThat(ab.medianSecondsB()).isEqualTo(180);
        // 40 of 1 minute, 40 of 3: ranks 20.5 and 60.5; squares 80·20² = 32000; variance 40·40/(80·79)·32000, gap 800
        double times = Normal.bothTails(800 / Math.sqrt(1600 / (80.0 * 79) * 32000));
        assertThat(ab.timeQValue()).isCloseTo(times * 2, within(times * 1e-12));
        // a minute in both, from B to buy: tested, nothing found
        assertThat(bought.timeQValue()).isEqualTo(1);
        assertThat(edges.edges().get(3).timeQValue()).isNull();
        List<PathDifference> paths = two.paths(10).paths();
        assertThat(paths.get(0).steps()).containsExactly("A", "B");
        assertThat(paths.get(1).steps()).containsExactly("A", "B", "buy");
        assertThat(paths.get(1).a().value()).isEqualTo(0.25);
        assertThat(paths.get(1).pValue()).isEqualTo(gap.pValue());
        assertThat(two.paths(1).tested()).isEqualTo(2);
        // shares of 120 transitions: START>A and A>B 40 each in both, B>buy 10 or 25, B>ENDED 30 or 15
        double divergence = (part(10, 35) + part(25, 35) + part(30, 45) + part(15, 45)) / 2;
        assertThat(two.divergence(new Divergence.Request(0, 1)).value()).isCloseTo(divergence, within(1e-15));
        assertThat(two.divergence(new Divergence.Request(0, 1)).pValue()).isNull();
        assertThat(parts(two))
                .containsEntry("START", 0.0)
                .containsEntry("A", 0.0)
                .containsEntry("B", 0.375);
    }

    /** One term of the divergence: count of 120 and of both together of 240. */
    private static double part(double count, double both) {
        return count / 120 * Math.log(2 * count / both) / Math.log(2);
    }

    @Test
    void aSetIsNotDifferentFromItself() {
        String[] log = {"A > B => buy | B x12", "A > A > C x9", "B > C => buy x7"};
        EvaluatedComparison same = new EvaluatedComparison(journeys(log), journeys(log));
        assertThat(same.sharedCustomers()).isEqualTo(28);
        assertThat(same.conversionGap().difference()).isZero();
        assertThat(same.conversionGap().low()).isZero();
        assertThat(same.conversionGap().high()).isZero();
        assertThat(same.conversionGap().pValue()).isEqualTo(1);
        assertThat(same.edges(EVERYTHING).tested()).isPositive();
        assertThat(same.edges(EVERYTHING).edges()).allMatch(e -> e.qValue() == null || e.qValue() == 1);
        assertThat(same.edges(EVERYTHING).edges())
                .anyMatch(e -> e.timeQValue() != null)
                .allMatch(e -> e.timeQValue() == null || e.timeQValue() == 1);
        assertThat(same.paths(100).paths()).allMatch(p -> p.qValue() == null || p.qValue() == 1);
        assertThat(same.divergence(new Divergence.Request(50, 1))).isEqualTo(new Divergence(0, 1.0));
        assertThat(same.decomposition()).allMatch(part -> part.part() == 0);
    }

    @Test
    void aStepOfOneSetAloneThatChangesNothingHasNoPart() {
        EvaluatedComparison two =
                new EvaluatedComparison(journeys("A => buy x2", "A x2"), journeys("A > X => buy x2", "A > X > X x2"));
        // in b X comes between; from X half buy, as from A in a: buy 2 of 4 … with a loop, still half of the journeys
        assertThat(parts(two)).hasSize(3);
        assertThat(two.decomposition()).allMatch(part -> Math.abs(part.part()) < 1e-15);
    }

    @Test
    void theEntryMixIsThePartOfStart() {
        EvaluatedComparison two = new EvaluatedComparison(
                journeys("P => buy x3", "Q > P => buy", "Q x2"), journeys("P => buy x1", "Q > P => buy", "Q x2"));
        // h(P) = 1 and h(Q) = 1/3 in both; from Q alike; START: P 3/6 or 1/4 ⇒ gap −¼·(1 − 1/3) = −1/6
        assertThat(two.conversionGap().difference()).isCloseTo(-1 / 6.0, within(1e-15));
        assertThat(parts(two).get("START")).isCloseTo(-1 / 6.0, within(1e-15));
        assertThat(parts(two).get("Q")).isCloseTo(0, within(1e-15));
        assertThat(two.decomposition().get(0).step()).isEqualTo("START");
    }

    /** part(A) = ½·1·(¾ − ½)·1 + ½·1·¼ where A is met once; twice as much traffic in b counts half. */
    @Test
    void trafficOfBothSidesWeighs() {
        EvaluatedComparison two =
                new EvaluatedComparison(journeys("A => buy x2", "A x2", "C x4"), journeys("A => buy x6", "A x2"));
        // START: ½(½·… ) hᴮ(A) = ¾, hᴬ(A) = ½; Δp(A) = ½: ½·½·¾ + ½·½·½ = 5/16; A: ½·½·¼ + ½·1·¼ = 3/16; sum ½
        assertThat(parts(two).get("START")).isCloseTo(5 / 16.0, within(1e-15));
        assertThat(parts(two).get("A")).isCloseTo(3 / 16.0, within(1e-15));
    }

    @Test
    void aConversionOfOneSetMayBeAStepOfTheOther() {
        EvaluatedComparison two = new EvaluatedComparison(
                journeys("A => buy x3", "A x1"), journeys("A > buy => pay x1", "A > buy x1", "A x2"));
        double sum = two.decomposition().stream().mapToDouble(GapPart::part).sum();
        assertThat(sum).isCloseTo(0.25 - 0.75, within(1e-15));
        assertThat(parts(two)).containsKey("buy");
    }

    @Test
    void emptySetsHaveTypedAnswers() {
        EvaluatedJourneys none = others(3, "A x3");
        EvaluatedJourneys some = journeys("A => buy x3");
        for (EvaluatedComparison two :
                List.of(new EvaluatedComparison(none, some), new EvaluatedComparison(none, none))) {
            assertThat(two.conversionGap().difference()).isNull();
            assertThat(two.edges(EVERYTHING).tested()).isZero();
            assertThat(two.edges(EVERYTHING).edges()).allMatch(e -> e.probabilityA() == null && e.qValue() == null);
            assertThat(two.paths(5).paths()).allMatch(p -> p.a().value() == null && p.pValue() == null);
            assertThat(two.divergence(new Divergence.Request(9, 1))).isEqualTo(new Divergence(0, null));
            assertThat(two.decomposition()).isEmpty();
        }
    }

    @Test
    void setsWithoutAnEdgeInCommonLieOneApart() {
        EvaluatedComparison two = new EvaluatedComparison(journeys("A => buy x3"), journeys("B => call x3"));
        assertThat(two.divergence(new Divergence.Request(0, 1)).value()).isEqualTo(1);
        // all three customers are shared: each swap of fewer than all gives less, all or none gives 1 again
        double p = two.divergence(new Divergence.Request(4000, 1)).pValue();
        assertThat(p).isCloseTo(0.25, within(0.025));
    }

    @Test
    void permutationsOfCustomersWithoutAnyInCommon() {
        EvaluatedComparison two = new EvaluatedComparison(journeys("A => buy x3"), others(3, "A x3", "B => call x3"));
        // 2 of the 20 ways to share out six customers put like with like
        double p = two.divergence(new Divergence.Request(4000, 7)).pValue();
        assertThat(p).isCloseTo(0.1, within(0.02));
        assertThat(two.divergence(new Divergence.Request(4000, 7)).pValue()).isEqualTo(p);
        assertThat(two.divergence(new Divergence.Request(4000, 8)).pValue()).isNotEqualTo(p);
    }

    @Test
    void tableOfThreeTestsEveryPair() {
        ComparisonTable table = ComparisonTable.of(List.of(
                new ComparisonTable.Row("low", journeys("A => buy x10", "A x30")),
                new ComparisonTable.Row("high", others(40, "A x40", "A => buy x25", "A x15")),
                new ComparisonTable.Row("none", others(1, "A"))));
        assertThat(table.pairs().stream().map(p -> p.a() + "-" + p.b()))
                .containsExactly("low-high", "low-none", "high-none");
        ComparisonTable.Pair first = table.pairs().get(0);
        assertThat(first.qValue()).isEqualTo(first.conversionGap().pValue());
        assertThat(table.pairs().get(2).qValue()).isNull();
        assertThat(table.rows()).hasSize(3);
    }

    @Test
    void refusals() {
        EvaluatedComparison two = new EvaluatedComparison(journeys("A"), journeys("A"));
        assertThatThrownBy(() -> two.paths(10_001))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("0 to 10000");
        assertThatThrownBy(() -> new EdgeDifferences.Request(-1, false, false)).isInstanceOf(InvalidArgument.class);
        assertThatThrownBy(() -> new Divergence.Request(10_001, 1))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("10000");
        assertThatThrownBy(() -> ComparisonTable.checkNames(List.of(
                        new ComparisonTable.Named("x", io.throughline.journey.Scope.ALL),
                        new ComparisonTable.Named("x", io.throughline.journey.Scope.ALL))))
                .isInstanceOf(InvalidArgument.class);
    }
}
