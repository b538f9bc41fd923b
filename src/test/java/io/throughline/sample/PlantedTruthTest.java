package io.throughline.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was planted can be found again in what was drawn. */
class PlantedTruthTest {
    private static final DrawnMarket DRAWN = DrawnMarket.of(60_000, 7);
    private final RetailMarket market = DRAWN.market();

    @Test
    void lengthsAreOneToSixtyWithMeanSix() {
        var lengths =
                DRAWN.customers().stream().mapToInt(c -> c.touchpoints().length).summaryStatistics();
        assertThat(lengths.getMin()).isEqualTo(1);
        assertThat(lengths.getMax()).isBetween(45, 60);
        assertThat(lengths.getAverage()).isCloseTo(6, within(0.1));
    }

    @Test
    void lengthsHaveAGeometricTail() {
        double beyond10 = countLongerThan(10);
        double beyond20 = countLongerThan(20);
        double beyond30 = countLongerThan(30);
        assertThat(beyond20 / beyond10).isBetween(0.1, 0.25);
        assertThat(beyond30 / beyond20).isCloseTo(beyond20 / beyond10, within(0.03));
    }

    @Test
    void twoToFivePercentOfJourneysConvertAndSomeCustomersHaveSeveral() {
        long purchases = 0;
        long journeys = 0;
        long severalJourneys = 0;
        long severalPurchases = 0;
        for (DrawnMarket.Drawn customer : DRAWN.customers()) {
            int bought = purchases(customer);
            int last = customer.touchpoints()[customer.touchpoints().length - 1];
            int own = bought + (last == market.conversion() ? 0 : 1);
            purchases += bought;
            journeys += own;
            severalJourneys += own > 1 ? 1 : 0;
            severalPurchases += bought > 1 ? 1 : 0;
        }
        assertThat((double) purchases / journeys).isBetween(0.02, 0.05);
        assertThat(severalJourneys).isGreaterThan(1_000);
        assertThat(severalPurchases).isGreaterThan(100);
    }

    @Test
    void keenCustomersBuySeveralTimesAsOftenAsCoolOnes() {
        double[] bought = new double[market.propensities().size()];
        double[] customers = new double[bought.length];
        DRAWN.customers().forEach(c -> {
            bought[c.who().propensity()] += purchases(c);
            customers[c.who().propensity()]++;
        });
        int keen = bought.length - 1;
        assertThat(bought[keen] / customers[keen]).isGreaterThan(4 * bought[0] / customers[0]);
    }

    @Test
    void theClassifierThatKnowsTheChainsIsRightForNinetyFivePercent() {
        long asked = 0;
        long right = 0;
        for (DrawnMarket.Drawn customer : DRAWN.customers()) {
            if (customer.touchpoints().length >= 5) {
                asked++;
                right += mostLikelyPersona(customer.touchpoints())
                                == customer.who().persona()
                        ? 1
                        : 0;
            }
        }
        assertThat(asked).isGreaterThan(20_000);
        assertThat((double) right / asked).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void transitionsComeAsOftenAsTheChainsSay() {
        for (int p = 0; p < market.personas().size(); p++) {
            for (int q = 0; q < market.propensities().size(); q++) {
                assertFollows(market.chain(p, q), countTransitions(p, q));
            }
        }
    }

    @Test
    void checkoutLosesFarMoreThanTheOtherPurchaseTouchpoints() {
        long[] endings = DRAWN.endings();
        long[] visits = DRAWN.visits();
        int checkout = market.code(market.planted().bottleneck());
        double lost = (double) endings[checkout] / visits[checkout];
        assertThat(lost).isBetween(0.48, 0.56);
        assertThat(market.touchpoints())
                .filteredOn(t -> Objects.equals(t.stage(), "purchase") && t.code() != checkout)
                .allMatch(t -> (double) endings[t.code()] / visits[t.code()] < lost / 3);
    }

    @Test
    void plantedLoopsAreAmongTheMostFrequentReturns() {
        int size = market.touchpoints().size();
        long[] returns = new long[size * size];
        DRAWN.customers().forEach(c -> countReturns(c.touchpoints(), returns, size));
        List<Integer> most = IntStream.range(0, returns.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer pair) -> -returns[pair]))
                .limit(12)
                .toList();
        for (List<String> loop : market.planted().loops()) {
            int a = market.code(loop.get(0));
            int b = market.code(loop.get(1));
            assertThat(most).as("%s", loop).contains(Math.min(a, b) * size + Math.max(a, b));
        }
    }

    @Test
    void weeksPassAfterThePlantedSilencesOnly() {
        List<List<Integer>> gaps = new ArrayList<>();
        market.touchpoints().forEach(t -> gaps.add(new ArrayList<>()));
        DRAWN.customers()
                .forEach(c -> IntStream.range(1, c.seconds().length)
                        .forEach(i -> gaps.get(c.touchpoints()[i - 1]).add(c.seconds()[i] - c.seconds()[i - 1])));
        market.touchpoints().forEach(t -> {
            List<Integer> own = gaps.get(t.code()).stream().sorted().toList();
            double medianDays = own.get(own.size() / 2) / 86_400.0;
            if (market.planted().silences().contains(t.id())) {
                assertThat(medianDays).as(t.id()).isGreaterThan(21);
            } else {
                assertThat(medianDays).as(t.id()).isLessThan(3);
            }
        });
    }

    @Test
    void secondsRiseStrictly() {
        assertThat(DRAWN.customers())
                .allMatch(
                        c -> IntStream.range(1, c.seconds().length).allMatch(i -> c.seconds()[i] > c.seconds()[i - 1]));
    }

    private double countLongerThan(int length) {
        return DRAWN.customers().stream()
                .filter(c -> c.touchpoints().length > length)
                .count();
    }

    private int purchases(DrawnMarket.Drawn customer) {
        return (int) Arrays.stream(customer.touchpoints())
                .filter(t -> t == market.conversion())
                .count();
    }

    private int mostLikelyPersona(int[] steps) {
        return IntStream.range(0, market.personas().size())
                .boxed()
                .max(Comparator.comparingDouble(p -> likelihood(p, steps)))
                .orElseThrow();
    }

    /** Prior times likelihood, the unknown propensity summed out. Sixty chances above 1e-4 do not underflow. */
    private double likelihood(int persona, int[] steps) {
        double sum = 0;
        for (int q = 0; q < market.propensities().size(); q++) {
            Chain chain = market.chain(persona, q);
            double product = market.propensities().get(q).share() * chain.start(steps[0]);
            for (int i = 1; i < steps.length; i++) {
                product *= chain.probability(steps[i - 1], steps[i]);
            }
            int last = steps[steps.length - 1];
            sum += steps.length < RetailMarket.MAX_STEPS ? product * chain.ending(last) : product;
        }
        return market.personas().get(persona).share() * sum;
    }

    /** The last column counts endings. */
    private long[][] countTransitions(int persona, int propensity) {
        int size = market.touchpoints().size();
        long[][] counts = new long[size][size + 1];
        DRAWN.customers().stream()
                .filter(c -> c.who().persona() == persona && c.who().propensity() == propensity)
                .forEach(c -> {
                    int[] steps = c.touchpoints();
                    IntStream.range(1, steps.length).forEach(i -> counts[steps[i - 1]][steps[i]]++);
                    if (steps.length < RetailMarket.MAX_STEPS) {
                        counts[steps[steps.length - 1]][size]++;
                    }
                });
        return counts;
    }

    /** Five standard errors and one event of tolerance; what the chain forbids never happens. */
    private static void assertFollows(Chain chain, long[][] counts) {
        for (int from = 0; from < chain.size(); from++) {
            double n = Arrays.stream(counts[from]).sum();
            for (int to = 0; to <= chain.size() && n > 0; to++) {
                double p = to == chain.size() ? chain.ending(from) : chain.probability(from, to);
                double tolerance = p == 0 ? 0 : 5 * Math.sqrt(p * (1 - p) / n) + 1 / n;
                assertThat(counts[from][to] / n)
                        .as("%d to %d of %.0f", from, to, n)
                        .isCloseTo(p, within(tolerance));
            }
        }
    }

    private static void countReturns(int[] steps, long[] returns, int size) {
        for (int i = 2; i < steps.length; i++) {
            if (steps[i] == steps[i - 2]) {
                returns[Math.min(steps[i], steps[i - 1]) * size + Math.max(steps[i], steps[i - 1])]++;
            }
        }
    }
}
