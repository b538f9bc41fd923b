package io.throughline.persona.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mixture against its formula, worked out customer by customer. */
class MixtureTest {
    private static int[] all(Cells cells) {
        return IntStream.range(0, cells.customers()).toArray();
    }

    private static Cells cells(JourneySet set, boolean traits) {
        Customers customers = Customers.of(set);
        return CellReader.read(customers, true, traits ? TraitBins.all(customers, 5) : List.of());
    }

    /** Two customers, A > B and A > A > B: out of A twice to B and once to A, so (2 + 0.1) / (3 + 0.2) and (1 + 0.1) / 3.2. */
    @Test
    void oneChainIsTheSmoothedSharesOfAllMoves() {
        Cells cells = cells(Fixture.journeys("A > B", "A > A > B"), false);
        FittedMixture fit = FittedMixture.of(cells, all(cells), 1, 1, FittedMixture.Effort.FULL);
        assertThat(cells.size()).isEqualTo(4);
        assertThat(cells.groups()).isEqualTo(3);
        assertThat(fit.mixture().chance(0, 0)).isCloseTo(1.1 / 3.2, within(1e-12));
        assertThat(fit.mixture().chance(1, 0)).isCloseTo(2.1 / 3.2, within(1e-12));
        assertThat(fit.mixture().chance(2, 0)).isCloseTo(1, within(1e-12));
        assertThat(fit.mixture().chance(3, 0)).isCloseTo(1, within(1e-12));
        assertThat(fit.logLikelihood()).isCloseTo(Math.log(1.1 / 3.2) + 2 * Math.log(2.1 / 3.2), within(1e-12));
        // 0 + 1·(4 − 3) parameters, two customers
        assertThat(fit.bic(cells, 2)).isCloseTo(-2 * fit.logLikelihood() + Math.log(2), within(1e-12));
    }

    /**
     * Thirty who go to and fro and sixty who stay are two groups, almost surely: weights (30 + 0.1) / 90.2 and (60 + 0.1) / 90.2. Of those who
     * go, A leads to B 3·30 times, and to A and ENDED never; of those who stay, A leads to A 10·60 times, to ENDED 60 times, to B never.
     */
    @Test
    void thoseWhoGoAndThoseWhoStayAreToldApart() {
        Cells cells = cells(Fixture.journeys("A > B > A > B > A > B x30", "A" + " > A".repeat(10) + " x60"), false);
        Mixture mixture = FittedMixture.of(cells, all(cells), 2, 1, FittedMixture.Effort.FULL)
                .mixture();
        int go = mixture.weight(0) < mixture.weight(1) ? 0 : 1;
        assertThat(mixture.weight(go)).isCloseTo(30.1 / 90.2, within(1e-6));
        // cells by from, to: A→A, A→B, A→ENDED, B→A, B→ENDED, START→A
        assertThat(mixture.chance(1, go)).isCloseTo(90.1 / 90.3, within(1e-6));
        assertThat(mixture.chance(3, go)).isCloseTo(60.1 / 90.2, within(1e-6));
        assertThat(mixture.chance(0, 1 - go)).isCloseTo(600.1 / 660.3, within(1e-6));
        assertThat(mixture.chance(1, 1 - go)).isCloseTo(0.1 / 660.3, within(1e-6));
        assertThat(mixture.chance(3, 1 - go)).isCloseTo(0.5, within(1e-3));
        int[] labels = mixture.labels(all(cells));
        for (int c = 0; c < labels.length; c++) {
            boolean stays = cells.cell()[cells.offset()[c]] == 0;
            assertThat(labels[c]).isEqualTo(stays ? 1 - go : go);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void theSmoothedLikelihoodNeverFalls(int k) {
        double most = 0;
        for (long seed = 0; seed < 60; seed++) {
            Cells cells = cells(SmallLogs.random(seed), seed % 2 == 0);
            int[] who = all(cells);
            CustomerSample sample = CustomerSample.of(cells, who);
            Mixture mixture = InitialMixtures.of(cells, who).draw(k, new SplittableRandom(seed));
            double before = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < 30; i++) {
                Mixture.Round round = mixture.round(sample);
                assertThat(round.objective())
                        .as("seed %d round %d", seed, i)
                        .isFinite()
                        .isGreaterThanOrEqualTo(before - 1e-9 * Math.abs(before));
                most = i == 0 ? most : Math.max(most, round.objective() - before);
                before = round.objective();
                mixture = round.next();
            }
        }
        assertThat(most).as("rounds that change something").isGreaterThan(0.1);
    }

    /** Likelihood, responsibilities and the next parameters from plain products of chances. */
    @Test
    void aRoundIsTheFormulaWorkedOutPlainly() {
        boolean folded = false;
        for (long seed = 0; seed < 40; seed++) {
            Cells cells = cells(SmallLogs.random(seed), true);
            int[] who = all(cells);
            CustomerSample sample = CustomerSample.of(cells, who);
            Mixture mixture = InitialMixtures.of(cells, who).draw(3, new SplittableRandom(seed));
            Mixture.Round round = mixture.round(sample);
            double[] weight = new double[3];
            double[][] expected = new double[3][cells.size()];
            double log = 0;
            for (int c : who) {
                double[] joint = new double[3];
                for (int j = 0; j < 3; j++) {
                    joint[j] = mixture.weight(j);
                    for (int e = cells.offset()[c]; e < cells.offset()[c + 1]; e++) {
                        joint[j] *= Math.pow(mixture.chance(cells.cell()[e], j), cells.count()[e]);
                    }
                }
                double sum = joint[0] + joint[1] + joint[2];
                log += Math.log(sum);
                for (int j = 0; j < 3; j++) {
                    weight[j] += joint[j] / sum;
                    for (int e = cells.offset()[c]; e < cells.offset()[c + 1]; e++) {
                        expected[j][cells.cell()[e]] += joint[j] / sum * cells.count()[e];
                    }
                }
            }
            assertThat(round.logLikelihood()).isCloseTo(log, within(1e-9 * Math.abs(log) + 1e-9));
            assertNext(cells, who.length, round.next(), weight, expected);
            folded |= sample.size() < who.length;
        }
        assertThat(folded).as("customers who did the same").isTrue();
    }

    private static void assertNext(Cells cells, int customers, Mixture next, double[] weight, double[][] expected) {
        for (int j = 0; j < 3; j++) {
            assertThat(next.weight(j)).isCloseTo((weight[j] + 0.1) / (customers + 0.3), within(1e-9));
            Map<Integer, Double> total = new TreeMap<>();
            for (int cell = 0; cell < cells.size(); cell++) {
                total.merge(cells.groupOf()[cell], expected[j][cell] + 0.1, Double::sum);
            }
            for (int cell = 0; cell < cells.size(); cell++) {
                assertThat(next.chance(cell, j))
                        .isCloseTo((expected[j][cell] + 0.1) / total.get(cells.groupOf()[cell]), within(1e-9));
            }
        }
    }

    @Test
    void cellsAreThePlainCountsOfMovesAndTraits() {
        for (long seed = 0; seed < 100; seed++) {
            JourneySet set = SmallLogs.random(seed);
            Customers customers = Customers.of(set);
            List<TraitBins> traits = TraitBins.all(customers, 3);
            Cells cells = CellReader.read(customers, true, traits);
            List<String> named = new ArrayList<>();
            for (int c = 0; c < customers.size(); c++) {
                for (int e = cells.offset()[c]; e < cells.offset()[c + 1]; e++) {
                    named.add(PlantedMarket.ordinal(customers, c) + " group" + cells.groupOf()[cells.cell()[e]] + " x"
                            + cells.count()[e]);
                }
            }
            assertThat(named).containsExactlyInAnyOrderElementsOf(PlainCells.of(set, customers, traits));
        }
    }
}
