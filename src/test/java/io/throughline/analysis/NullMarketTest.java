package io.throughline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.measure.Difference;
import io.throughline.persona.comparison.Divergence;
import io.throughline.persona.comparison.EdgeDifferences;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Markets in which the two sets do not differ, but customers do: in their chance to convert, in their number of journeys and in how they
 * move. A third of the customers have journeys in both sets.
 */
class NullMarketTest {
    private static final int SEEDS = 200;
    private static final int CUSTOMERS = 700;
    private static final int STEPS = 5;

    /** @param planted by how much more often b's customers go from A to B; 0: the sets do not differ */
    private static EvaluatedComparison market(long seed, double planted) {
        Random random = new Random(seed);
        HandSet a = new HandSet(HandSet.letters(STEPS));
        HandSet b = new HandSet(HandSet.letters(STEPS));
        for (int c = 0; c < CUSTOMERS; c++) {
            double chance = Math.pow(random.nextDouble(), 3);
            double[] likes = random.doubles(STEPS, 0.1, 1).map(x -> x * x).toArray();
            int kind = random.nextInt(3);
            int journeys = 1 + (int) (random.nextDouble() * random.nextDouble() * 8);
            for (int j = 0; j < journeys; j++) {
                boolean toB = kind == 1 || (kind == 2 && random.nextBoolean());
                (toB ? b : a).add(c, journey(random, chance, likes, toB ? planted : 0));
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

    /** Discoveries at 0.05 in a market without any truth are all false, so a market with one must be rare: 5 %, here at most 9 %. */
    @Test
    void falseDiscoveriesComeAtTheStatedRateAndIntervalsCover() {
        int edges = 0;
        int paths = 0;
        int times = 0;
        int covered = 0;
        int small = 0;
        int tested = 0;
        int raw = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            EvaluatedComparison two = market(seed, 0);
            List<EdgeDifferences.EdgeDifference> all =
                    two.edges(new EdgeDifferences.Request(1000, false, true)).edges();
            edges += all.stream().anyMatch(e -> e.qValue() != null && e.qValue() <= 0.05) ? 1 : 0;
            times += all.stream().anyMatch(e -> e.timeQValue() != null && e.timeQValue() <= 0.05) ? 1 : 0;
            tested += (int) all.stream().filter(e -> e.pValue() != null).count();
            raw += (int) all.stream()
                    .filter(e -> e.pValue() != null && e.pValue() <= 0.05)
                    .count();
            paths += two.paths(1000).paths().stream().anyMatch(p -> p.qValue() != null && p.qValue() <= 0.05) ? 1 : 0;
            Difference gap = two.conversionGap();
            covered += gap.low() <= 0 && gap.high() >= 0 ? 1 : 0;
            if (seed % 4 == 0) {
                small += two.divergence(new Divergence.Request(99, seed)).pValue() <= 0.1 ? 1 : 0;
            }
        }
        System.out.printf(
                "edges %d paths %d times %d covered %d small %d tested %d raw %.4f%n",
                edges, paths, times, covered, small, tested, (double) raw / tested);
        assertThat(tested).isGreaterThan(SEEDS * 25);
        assertThat((double) raw / tested).isBetween(0.03, 0.06);
        assertThat(edges).isLessThanOrEqualTo(18);
        assertThat(paths).isLessThanOrEqualTo(18);
        assertThat(times).isLessThanOrEqualTo(18);
        // 95 % of 200, three standard deviations about
        assertThat(covered).isBetween(181, 199);
        // a permutation p of at most 0.1 comes in one of ten of 50
        assertThat(small).isBetween(0, 12);
    }

    @Test
    void whatIsPlantedIsFoundAndLittleElse() {
        double falseShare = 0;
        int found = 0;
        for (long seed = 0; seed < 60; seed++) {
            EvaluatedComparison two = market(seed, 0.3);
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
        System.out.printf("found %d false share %.4f%n", found, falseShare / 60);
        assertThat(found).isEqualTo(60);
        assertThat(falseShare / 60).isLessThan(0.06);
    }
}
