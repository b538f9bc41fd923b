package io.throughline.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.summary.HandSet;
import io.throughline.comparison.Divergence;
import io.throughline.comparison.EdgeDifferences;
import io.throughline.measure.Difference;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Markets in which the two sets do not differ, but customers do: in their chance to convert, in their number of journeys and in how they
 * move. A third of the customers have journeys in both sets.
 */
class NullMarketTest {
    private static final int SEEDS = 200;
    private static final int STEPS = 5;

    /** How many customers, how unlike each other they are, and their most journeys. */
    private record Kind(int customers, double unlike, int mostJourneys) {}

    private static final Kind USUAL = new Kind(700, 2, 8);
    private static final Kind FEW_AND_STUBBORN = new Kind(250, 6, 20);

    /** @param planted by how much more often b's customers go from A to B; 0: the sets do not differ */
    private static EvaluatedComparison market(Kind market, long seed, double planted) {
        Random random = new Random(seed);
        HandSet a = new HandSet(HandSet.letters(STEPS));
        HandSet b = new HandSet(HandSet.letters(STEPS));
        for (int c = 0; c < market.customers; c++) {
            double chance = Math.pow(random.nextDouble(), 3);
            double[] likes = random.doubles(STEPS, 0.1, 1)
                    .map(x -> Math.pow(x, market.unlike))
                    .toArray();
            int kind = random.nextInt(3);
            int journeys = 1 + (int) (random.nextDouble() * random.nextDouble() * market.mostJourneys);
            double pace = 1 + 600 * random.nextDouble();
            for (int j = 0; j < journeys; j++) {
                boolean toB = kind == 1 || (kind == 2 && random.nextBoolean());
                int[] path = journey(random, chance, likes, toB ? planted : 0);
                (toB ? b : a).add(c, path, times(random, path.length, pace));
            }
        }
        return new EvaluatedComparison(a.evaluated(), b.evaluated());
    }

    private static int[] journey(Random random, double chance, double[] likes, double planted) {
        int[] path = new int[2 + random.nextInt(4)];
        for (int k = 0; k < path.length; k++) {
            boolean led = k > 0 && path[k - 1] == 0 && random.nextDouble() < planted;
            path[k] = led ? 1 : draw(random, likes);
        }
        path[path.length - 1] = random.nextDouble() < chance ? STEPS : path[path.length - 1];
        return path;
    }

    private static long[] times(Random random, int length, double pace) {
        long[] at = new long[length];
        for (int k = 1; k < length; k++) {
            at[k] = at[k - 1] + (long) (pace * random.nextDouble() * random.nextDouble()) * 1_000_000;
        }
        return at;
    }

    private static int draw(Random random, double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = random.nextDouble() * sum;
        int chosen = 0;
        while (left > weights[chosen] && chosen < weights.length - 1) {
            left -= weights[chosen++];
        }
        return chosen;
    }

    /** What came of the markets: those with any discovery at 0.05, intervals that cover 0, small p of permutations, and single tests. */
    private static final class Outcome {
        int edges;
        int paths;
        int times;
        int covered;
        int small;
        int tested;
        int below;

        void add(EvaluatedComparison two, long seed) {
            List<EdgeDifferences.EdgeDifference> all =
                    two.edges(new EdgeDifferences.Request(1000, false, true)).edges();
            edges += all.stream().anyMatch(e -> e.qValue() != null && e.qValue() <= 0.05) ? 1 : 0;
            times += all.stream().anyMatch(e -> e.timeQValue() != null && e.timeQValue() <= 0.05) ? 1 : 0;
            tested += (int) all.stream().filter(e -> e.pValue() != null).count();
            below += (int) all.stream()
                    .filter(e -> e.pValue() != null && e.pValue() <= 0.05)
                    .count();
            paths += two.paths(1000).paths().stream().anyMatch(p -> p.qValue() != null && p.qValue() <= 0.05) ? 1 : 0;
            Difference gap = two.conversionGap();
            covered += gap.low() <= 0 && gap.high() >= 0 ? 1 : 0;
            if (seed % 4 == 0) {
                small += two.divergence(new Divergence.Request(99, seed)).pValue() <= 0.1 ? 1 : 0;
            }
        }

        @Override
        public String toString() {
            return "edges " + edges + ", paths " + paths + ", times " + times + ", covered " + covered
                    + ", permutations " + small + ", tests " + below + " of " + tested;
        }
    }

    private static Outcome outcome(Kind market) {
        Outcome outcome = new Outcome();
        for (long seed = 0; seed < SEEDS; seed++) {
            outcome.add(market(market, seed, 0), seed);
        }
        return outcome;
    }

    /**
     * Discoveries at 0.05 in a market without any truth are all false, so at most 5 % of the markets may have one: 10 of 200, 19 with three
     * standard deviations. Of the intervals 95 % cover, 190 ± 9.
     */
    @Test
    void falseDiscoveriesComeAtTheStatedRateAndIntervalsCover() {
        Outcome usual = outcome(USUAL);
        assertThat(usual.tested).as(usual.toString()).isGreaterThan(SEEDS * 25);
        assertThat((double) usual.below / usual.tested).as(usual.toString()).isBetween(0.03, 0.06);
        assertThat(List.of(usual.edges, usual.paths, usual.times))
                .as(usual.toString())
                .allMatch(n -> n <= 19);
        assertThat(usual.covered).as(usual.toString()).isBetween(181, 199);
        // a permutation p of at most 0.1 comes in one of ten of 50
        assertThat(usual.small).as(usual.toString()).isBetween(0, 12);
    }

    /**
     * Few customers with many journeys, each nearly alike: the spread between so few customers is itself uncertain, which may double the
     * rate but no more.
     */
    @Test
    void stubbornCustomersAreNotTakenForManyOnes() {
        Outcome stubborn = outcome(FEW_AND_STUBBORN);
        assertThat(stubborn.tested).as(stubborn.toString()).isGreaterThan(SEEDS * 10);
        assertThat(List.of(stubborn.edges, stubborn.paths, stubborn.times))
                .as(stubborn.toString())
                .allMatch(n -> n <= 20);
        assertThat(stubborn.covered).as(stubborn.toString()).isBetween(181, 199);
    }

    @Test
    void whatIsPlantedIsFoundAndLittleElse() {
        double falseShare = 0;
        int found = 0;
        for (long seed = 0; seed < 60; seed++) {
            EvaluatedComparison two = market(USUAL, seed, 0.3);
            List<EdgeDifferences.EdgeDifference> discovered =
                    two.edges(new EdgeDifferences.Request(1000, false, false)).edges().stream()
                            .filter(e -> e.qValue() != null && e.qValue() <= 0.05)
                            .toList();
            // whoever is led from A to B goes less often to others, so all edges out of A but none of C, D and E differ
            long wrong = discovered.stream()
                    .filter(e -> List.of("C", "D", "E").contains(e.from()))
                    .count();
            falseShare += discovered.isEmpty() ? 0 : (double) wrong / discovered.size();
            found += !discovered.isEmpty()
                            && discovered.get(0).from().equals("A")
                            && discovered.get(0).to().equals("B")
                    ? 1
                    : 0;
        }
        assertThat(found).isEqualTo(60);
        assertThat(falseShare / 60).isLessThan(0.06);
    }
}
