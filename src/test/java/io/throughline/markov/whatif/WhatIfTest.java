package io.throughline.markov.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.markov.PlainChain;
import io.throughline.markov.RandomWalks;
import io.throughline.markov.solve.AbsorbingChain;
import io.throughline.markov.whatif.WhatIf.ChainFigures;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    /** START: A 3/5, B 2/5. A: z, B, ENDED 1/3 each. B: z 1/3, ENDED 2/3. So h(B) = 1/3, h(A) = 4/9, h₀ = 2/5. */
    private static final String[] FIVE = {"A => z 10", "A > B => z 30", "B x2", "A"};

    private static WhatIf ask(JourneySet set, Edit... edits) {
        JourneyGraph graph = JourneyGraph.of(set);
        return WhatIf.of(set, graph, AbsorbingChain.of(graph), List.of(edits));
    }

    private static WhatIf ask(Edit... edits) {
        return ask(Fixture.journeys(FIVE), edits);
    }

    private static void same(ChainFigures found, double conversion, double steps, double value) {
        assertThat(found.conversion()).isCloseTo(conversion, within(1e-14));
        assertThat(found.expectedSteps()).isCloseTo(steps, within(1e-14));
        assertThat(found.expectedValue()).isCloseTo(value, within(1e-13));
    }

    @Test
    void noEditIsTheBaseToTheBitAndTheBaseIsWhatWasSeen() {
        WhatIf none = ask();
        assertThat(none.after()).isEqualTo(none.base());
        assertThat(none.conversionsGained()).isZero();
        // Five journeys of 2, 3, 1, 1, 1 steps and 40 in all.
        same(none.base(), 0.4, 8 / 5.0, 8);
    }

    /** B is never entered: A is met 3/5 times, then z with 1/3, worth 10. */
    @Test
    void aBlockedStepIsNeverEntered() {
        WhatIf blocked = ask(new Edit.Block("B"));
        same(blocked.after(), 1 / 5.0, 3 / 5.0 * 4 / 3, 2);
        assertThat(blocked.conversionsGained()).isCloseTo(-1, within(1e-13));
        assertThat(blocked.valueGained()).isCloseTo(-30, within(1e-12));
    }

    /** Half of those who end at B buy instead: h(B) = 2/3, h(A) = 5/9, h₀ = 1/3 + 4/15; a purchase from B is worth 30. */
    @Test
    void aShareOfATransitionGoesElsewhere() {
        WhatIf rerouted = ask(new Edit.Reroute("B", "ENDED", "z", 0.5));
        // Visits of B: 2/5 + 3/5·1/3 = 3/5, of A 3/5; steps 6/5 + 3/5. Value 3/5·1/3·10 + 3/5·2/3·30.
        same(rerouted.after(), 0.6, 9 / 5.0, 14);
    }

    /** A: z 1/2, B and ENDED 1/4 each: h(A) = 1/2 + 1/12, h₀ = 3/5·7/12 + 2/5·1/3. */
    @Test
    void otherExitsShrinkInProportion() {
        WhatIf more = ask(new Edit.Probability("A", "z", 0.5));
        assertThat(more.after().conversion()).isCloseTo(0.35 + 2 / 15.0, within(1e-14));
        assertThat(ask(new Edit.Probability("A", "z", 0)).after().conversion())
                .isCloseTo(3 / 5.0 / 6 + 2 / 15.0, within(1e-14));
        assertThat(ask(new Edit.Probability("A", "z", 1), new Edit.Block("B"))
                        .after()
                        .conversion())
                .isCloseTo(3 / 5.0, within(1e-14));
    }

    /** Twice as many begin with B: 4/5, so A 1/5: h₀ = 1/5·4/9 + 4/5·1/3. */
    @Test
    void anEntryIsBoosted() {
        assertThat(ask(new Edit.Entry("B", 2)).after().conversion()).isCloseTo(16 / 45.0, within(1e-14));
        assertThat(ask(new Edit.Entry("B", 2.5)).after().conversion()).isCloseTo(1 / 3.0, within(1e-14));
        assertThat(ask(new Edit.Entry("B", 0)).after().conversion()).isCloseTo(4 / 9.0, within(1e-14));
    }

    @Test
    void aLoopWithoutAWayOutEndsTheJourneyAtOnce() {
        JourneySet set = Fixture.journeys("A > B > A => z 5", "C > A", "B");
        // A and B now only lead to each other, and C only there: each of the three first steps is the last.
        WhatIf trapped = ask(set, new Edit.Probability("A", "B", 1), new Edit.Probability("B", "A", 1));
        same(trapped.after(), 0, 1, 0);
    }

    @Test
    void whatCannotBeIsRefusedWithWhatIsAllowed() {
        refused(new Edit.Block("nothing"), "edits[0].block = nothing: allowed is one of \"A\", \"B\", \"z\"");
        refused(new Edit.Probability("A", "z", 1.5), "edits[0].probability.probability = 1.5: allowed is 0 to 1");
        refused(new Edit.Probability("A", "z", Double.NaN), "allowed is 0 to 1");
        refused(new Edit.Probability("B", "A", 0.5), "edits[0].probability.to = A: allowed is a way out of B");
        refused(new Edit.Probability("z", "A", 0.5), "edits[0].probability.from = z");
        refused(new Edit.Reroute("A", "B", "z", -0.1), "edits[0].reroute.share = -0.1: allowed is 0 to 1");
        refused(new Edit.Reroute("A", "A", "z", 0.1), "edits[0].reroute.from = A: allowed is a way out of A");
        refused(new Edit.Entry("B", 3), "edits[0].entry.factor = 3.0: allowed is 0 to 2.5");
        refused(new Edit.Entry("START", 1), "edits[0].entry.step = START");
        assertThatThrownBy(() -> ask(Fixture.journeys("A > B"), new Edit.Probability("A", "B", 0.5)))
                .hasMessageContaining("allowed is 1: there is no other way out");
    }

    private static void refused(Edit edit, String why) {
        assertThatThrownBy(() -> ask(edit)).isInstanceOf(InvalidArgument.class).hasMessageContaining(why);
    }

    @Test
    void sensitivitiesEqualFiniteDifferences() {
        int compared = 0;
        for (int seed = 0; seed < 60; seed++) {
            JourneySet set = RandomWalks.of(new Random(seed));
            WhatIf base = ask(set);
            for (WhatIf.EdgeSensitivity edge : base.edges()) {
                if (edge.sensitivity() == null) {
                    assertThat(edge.elasticity()).isNull();
                    continue;
                }
                JourneyGraph graph = JourneyGraph.of(set);
                int from = edge.from().equals("START")
                        ? graph.start()
                        : set.steps().find(edge.from());
                int to = edge.to().equals("ENDED") ? graph.ended() : set.steps().find(edge.to());
                double p = (double) graph.count(graph.find(from, to)) / graph.out(from);
                double little = 1e-4 * Math.min(p, 1 - p);
                double up = ask(set, new Edit.Probability(edge.from(), edge.to(), p + little))
                        .after()
                        .conversion();
                double down = ask(set, new Edit.Probability(edge.from(), edge.to(), p - little))
                        .after()
                        .conversion();
                assertThat(edge.sensitivity())
                        .as("seed %d %s", seed, edge)
                        .isCloseTo((up - down) / (2 * little), within(1e-6));
                compared++;
            }
            for (int i = 1; i < base.edges().size(); i++) {
                Double before = base.edges().get(i - 1).sensitivity();
                Double here = base.edges().get(i).sensitivity();
                assertThat(here == null || before != null && before >= here).isTrue();
            }
        }
        assertThat(compared).isGreaterThan(500);
    }

    @Test
    void baseFiguresAreObservedFiguresAndBlockingIsRemoval() {
        for (int seed = 0; seed < 200; seed++) {
            JourneySet set = RandomWalks.of(new Random(seed));
            double steps = 0;
            double value = 0;
            double journeys = 0;
            for (JourneyBlock block : set.blocks()) {
                steps += block.steps();
                journeys += block.journeys();
                value += IntStream.range(0, block.journeys())
                        .mapToDouble(j -> block.value()[j])
                        .sum();
            }
            PlainChain plain = PlainChain.of(set, 1);
            ChainFigures base = ask(set).base();
            assertThat(base.conversion()).isCloseTo(plain.observed(), within(1e-12));
            assertThat(base.expectedSteps()).isCloseTo(steps / journeys, within(1e-11));
            assertThat(base.expectedValue()).isCloseTo(value / journeys, within(1e-10));
            int first = set.blocks().get(0).step()[0];
            if (!set.steps().isConversion(first)) {
                ChainFigures after =
                        ask(set, new Edit.Block(set.steps().id(first))).after();
                assertThat(after.conversion()).isCloseTo(plain.without(first).conversion(), within(1e-12));
                assertThat(after.expectedValue()).isCloseTo(plain.without(first).value(), within(1e-10));
            }
        }
    }

    /** More steps than are solved as a square. */
    @Test
    void manyStepsAreSwept() {
        String up = IntStream.range(10_000, 11_500).mapToObj(i -> "s" + i).collect(Collectors.joining(" > "));
        WhatIf half = ask(Fixture.journeys(up + " => z 4", up), new Edit.Probability("s11499", "z", 0.75));
        assertThat(half.base().conversion()).isCloseTo(0.5, within(1e-12));
        assertThat(half.base().expectedSteps()).isCloseTo(1_500.5, within(1e-9));
        assertThat(half.after().conversion()).isCloseTo(0.75, within(1e-12));
        assertThat(half.valueGained()).isCloseTo(2, within(1e-11));
    }
}
