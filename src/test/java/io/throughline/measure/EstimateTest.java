package io.throughline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Figures of feedback: worked by hand, and intervals that cover what they promise. */
class EstimateTest {
    private static final int SEEDS = 200;

    @Test
    void scoresOfSixPromotersAndTwoDetractors() {
        Estimate nps = nps(6, 2, 2);
        assertThat(nps.value()).isEqualTo(40);
        assertThat(nps.low()).isCloseTo(-12.59, within(0.005));
        assertThat(nps.high()).isCloseTo(74.12, within(0.005));
        assertThat(nps.n()).isEqualTo(10);
        assertThat(nps.deff()).isEqualTo(1);
    }

    @Test
    void scoresOfThousands() {
        Estimate nps = nps(2309, 972, 1719);
        assertThat(nps.value()).isCloseTo(11.80, within(1e-12));
        assertThat(nps.low()).isCloseTo(9.3277, within(5e-5));
        assertThat(nps.high()).isCloseTo(14.2582, within(5e-5));
    }

    @Test
    void meanOfFiveAnswersNearTheTop() {
        Estimate mean = mean(1, 5, 5, 5, 5, 4, 5);
        assertThat(mean.value()).isEqualTo(4.8);
        assertThat(mean.low()).isCloseTo(2.90, within(0.005));
        assertThat(mean.high()).isEqualTo(5);
    }

    @Test
    void equalAnswersStillHaveAWidth() {
        Estimate mean = mean(1, 7, 4, 4, 4);
        assertThat(mean.value()).isEqualTo(4);
        assertThat(mean.high() - mean.low()).isGreaterThan(1);
        assertThat(mean.deff()).isEqualTo(1);
        ClusteredMean third = new ClusteredMean();
        for (int i = 0; i < 1000; i++) {
            third.add(3, 3 * (1 / 3.0), 3 / 9.0);
        }
        assertThat(third.deff()).isEqualTo(1);
    }

    @Test
    void oneCustomerTellsNoInterval() {
        ClusteredMean mean = new ClusteredMean();
        assertThat(mean.on(1, 5, "score", "answers").value()).isNull();
        mean.add(4, 12, 40);
        Estimate alone = mean.on(1, 5, "score", "answers");
        assertThat(alone.value()).isEqualTo(3);
        assertThat(alone.low()).isNull();
        assertThat(alone.high()).isNull();
        mean.add(4, 20, 100);
        Estimate two = mean.on(1, 5, "score", "answers");
        assertThat(two.n() / two.deff())
                .as("eight answers of two customers who agree with themselves")
                .isLessThan(2);
        assertThat(two.low()).isNull();
        NetPromoter nps = new NetPromoter();
        nps.add(3, 0, 0);
        assertThat(nps.score("answers").high()).isNull();
    }

    @Test
    void answersGivenTwiceCountOnce() {
        ClusteredMean once = new ClusteredMean();
        ClusteredMean twice = new ClusteredMean();
        for (int x : new int[] {1, 2, 4, 5, 5, 3, 2, 5, 4, 4}) {
            once.add(1, x, x * x);
            twice.add(2, 2 * x, 2 * x * x);
        }
        assertThat(once.deff()).isEqualTo(1);
        // C / (C − 1) beside the factor 2.
        assertThat(twice.deff()).isCloseTo(2 * 10 / 9.0, within(1e-12));
        Estimate a = once.on(1, 5, "score", "answers");
        Estimate b = twice.on(1, 5, "score", "answers");
        assertThat(b.value()).isEqualTo(a.value());
        assertThat(b.high() - b.low()).isBetween(a.high() - a.low(), 1.2 * (a.high() - a.low()));
    }

    @Test
    void tailsOfStudent() {
        assertThat(StudentT.quantile95(1)).isCloseTo(12.7062047362, within(1e-9));
        assertThat(StudentT.quantile95(6)).isCloseTo(2.4469118511, within(1e-9));
        assertThat(StudentT.quantile95(1e7)).isCloseTo(Normal.Z95, within(1e-6));
        assertThat(StudentT.bothTails(2.0, 30)).isCloseTo(0.0546253, within(1e-6));
    }

    /** Customers who differ from each other answer one to five times; a plain interval covers far too seldom. */
    @Test
    void intervalsCoverWhatTheyPromise() {
        int nps = 0;
        int mean = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random chance = new Random(seed);
            NetPromoter net = new NetPromoter();
            ClusteredMean scores = new ClusteredMean();
            for (int customer = 0; customer < 60; customer++) {
                boolean happy = chance.nextDouble() < 0.5;
                int count = 1 + chance.nextInt(5);
                int[] classes = new int[3];
                double sum = 0;
                double squares = 0;
                for (int i = 0; i < count; i++) {
                    double draw = chance.nextDouble();
                    classes[draw < (happy ? 0.8 : 0.1) ? 2 : draw < 0.9 ? 0 : 1]++;
                    double x = happy ? 5 - (draw < 0.3 ? 1 : 0) : 1 + (draw < 0.4 ? 2 : 0);
                    sum += x;
                    squares += x * x;
                }
                net.add(classes[2], classes[1], classes[0]);
                scores.add(count, sum, squares);
            }
            nps += covers(net.score("answers"), 100 * ((0.8 - 0.1) + (0.1 - 0.8)) / 2) ? 1 : 0;
            mean += covers(scores.on(1, 5, "score", "answers"), (4.7 + 1.8) / 2) ? 1 : 0;
        }
        assertThat(nps / (double) SEEDS).isBetween(0.91, 0.99);
        assertThat(mean / (double) SEEDS).isBetween(0.91, 1.0);
    }

    private static boolean covers(Estimate estimate, double truth) {
        return estimate.low() <= truth && truth <= estimate.high();
    }

    private static Estimate nps(int promoters, int passives, int detractors) {
        NetPromoter nps = new NetPromoter();
        for (int i = 0; i < promoters; i++) {
            nps.add(1, 0, 0);
        }
        for (int i = 0; i < passives; i++) {
            nps.add(0, 1, 0);
        }
        for (int i = 0; i < detractors; i++) {
            nps.add(0, 0, 1);
        }
        return nps.score("answers");
    }

    private static Estimate mean(double least, double most, double... answers) {
        ClusteredMean mean = new ClusteredMean();
        for (double x : answers) {
            mean.add(1, x, x * x);
        }
        return mean.on(least, most, "score", "answers");
    }
}
