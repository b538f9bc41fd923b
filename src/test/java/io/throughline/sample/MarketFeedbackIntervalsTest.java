package io.throughline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.FeedbackKind;
import io.throughline.measure.ClusteredMean;
import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Estimate;
import io.throughline.measure.NetPromoter;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is planted in the answers lies within the intervals as often as they promise, over 200 markets. */
class MarketFeedbackIntervalsTest {
    private static final int SEEDS = 200;
    /** Fewer answers of a market tell too little. */
    private static final int LEAST = 5;

    private static final RetailMarket MARKET = RetailMarket.standard();

    /** Touchpoints that everybody judges alike, whenever asked: planted share of the satisfied, planted mean. */
    private static final Map<String, double[]> PLANTED = Map.of(
            "cart", new double[] {0.70, 3.83},
            "checkout", new double[] {0.32, 2.64},
            "store-advice", new double[] {0.88, 4.36});

    private int tried;
    private int satisfied;
    private int means;

    /** What one market says of a touchpoint, customer by customer. */
    private static final class Sums {
        final ClusteredRate top = new ClusteredRate();
        final ClusteredMean mean = new ClusteredMean();
        final List<Double> scores = new ArrayList<>();

        void settle() {
            double sum = scores.stream().mapToDouble(s -> s).sum();
            top.add(scores.stream().filter(s -> s >= 4).count(), scores.size());
            mean.add(scores.size(), sum, scores.stream().mapToDouble(s -> s * s).sum());
            scores.clear();
        }
    }

    @Test
    void satisfactionAndMeansOfTwoHundredMarkets() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Map<String, Sums> said = new HashMap<>();
            PLANTED.keySet().forEach(touchpoint -> said.put(touchpoint, new Sums()));
            MarketGenerator generator = MarketGenerator.ofCustomers(MARKET, 1_500, seed);
            MarketFeedback feedback = new MarketFeedback(generator);
            generator.<RuntimeException>forEach((who, what) -> {
                feedback.draw(who, what, drawn -> {
                    Sums sums = said.get(drawn.touchpoint());
                    if (sums != null && drawn.row().kind() == FeedbackKind.CSAT) {
                        sums.scores.add(drawn.row().score());
                    }
                });
                said.values().forEach(Sums::settle);
            });
            PLANTED.forEach((touchpoint, planted) -> tell(said.get(touchpoint), planted));
        }
        assertThat(tried).isGreaterThan(500);
        double off = 3 * Math.sqrt(0.95 * 0.05 / tried);
        assertThat(satisfied / (double) tried).isGreaterThan(0.95 - off);
        assertThat(means / (double) tried).isGreaterThan(0.95 - off);
    }

    private void tell(Sums sums, double[] planted) {
        if (sums.mean.n() >= LEAST) {
            Rate top = sums.top.rate("answers");
            Estimate mean = sums.mean.on(1, 5, "score", "answers");
            tried++;
            satisfied += top.low() <= planted[0] && planted[0] <= top.high() ? 1 : 0;
            means += mean.low() <= planted[1] && planted[1] <= mean.high() ? 1 : 0;
        }
    }

    /** Net promoter scores of forty answers each, drawn as the market draws them. */
    @Test
    void promotersOfTwoHundredDraws() {
        FeedbackPlan plan = FeedbackPlan.load();
        String[] touchpoints = {"app-rewards", "social-review", "return-desk"};
        double[] scores = {52, 0, -35};
        int covered = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random chance = new Random(seed);
            for (int t = 0; t < touchpoints.length; t++) {
                Weights shares = plan.find(touchpoints[t], "store-loyalist", 0).shares();
                NetPromoter net = new NetPromoter();
                for (int i = 0; i < 40; i++) {
                    int group = shares.pick(chance.nextDouble());
                    net.add(group == 0 ? 1 : 0, group == 1 ? 1 : 0, group == 2 ? 1 : 0);
                }
                Estimate found = net.score("answers");
                covered += found.low() <= scores[t] && scores[t] <= found.high() ? 1 : 0;
            }
        }
        double off = 3 * Math.sqrt(0.95 * 0.05 / (SEEDS * touchpoints.length));
        assertThat(covered / (double) (SEEDS * touchpoints.length)).isBetween(0.95 - off, 1.0);
    }
}
