package io.throughline.markov.removal;

import io.throughline.journey.Deadline;
import io.throughline.journey.JourneySet;
import io.throughline.markov.count.ChainShape;
import io.throughline.markov.count.CountedChain;
import io.throughline.markov.count.CustomerBundles;
import io.throughline.markov.count.Tuples;
import io.throughline.measure.Resamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Removal effects in samples of customers: the transitions are counted again with each customer's weight, the chain is solved again.
 *
 * <p>Cost: samples × (customers + steps of distinct journeys + solving once), the samples divided among the processors.
 */
public final class RemovalSamples {
    private final CustomerBundles bundles;
    private final CountedChain chain;
    private final Resamples resamples;

    private RemovalSamples(JourneySet set, int order, Resamples resamples) {
        Tuples tuples = Tuples.of(set);
        this.chain = CountedChain.of(tuples, order);
        this.bundles = CustomerBundles.of(tuples, tuples.level(chain.order() + 1));
        this.resamples = resamples;
    }

    /** One a sample that has a conversion, in the order of samples. */
    public static List<Sample> of(JourneySet set, int order, Resamples resamples) {
        RemovalSamples samples = new RemovalSamples(set, order, resamples);
        return new ArrayList<>(IntStream.range(0, resamples.size())
                .parallel()
                .mapToObj(samples::sample)
                .filter(Objects::nonNull)
                .toList());
    }

    /**
     * @param effects removal effect by step code
     * @param shares share of all conversions by step code, as credits are given
     */
    public record Sample(double[] effects, double[] shares) {}

    private @Nullable Sample sample(int sample) {
        Deadline.check();
        CountedChain drawn = chain.withCounts(counts(sample));
        ChainShape shape = chain.shape();
        double conversions = 0;
        double bare = 0;
        for (int e = 0; e < shape.edges(); e++) {
            double count = shape.target()[e] == ChainShape.CONVERTED ? drawn.counts()[e] : 0;
            conversions += count;
            bare += e < shape.rows()[1] ? count : 0;
        }
        if (conversions == 0) {
            return null;
        }
        double[] effects = Removals.of(drawn).effects();
        return new Sample(effects, shares(effects, (conversions - bare) / conversions));
    }

    /** Shares a total in proportion to effects; all 0 where there is none. */
    public static double[] shares(double[] effects, double total) {
        double sum = 0;
        for (double effect : effects) {
            sum += effect;
        }
        double[] shares = new double[effects.length];
        for (int step = 0; sum > 0 && step < shares.length; step++) {
            shares[step] = total * (effects[step] / sum);
        }
        return shares;
    }

    private double[] counts(int sample) {
        int[] weights = new int[bundles.size()];
        for (int customer = 0; customer < bundles.customers(); customer++) {
            weights[bundles.bundle(customer)] += resamples.weight(sample, bundles.hash(customer));
        }
        int[] sums = new int[chain.shape().edges() + 1];
        for (int bundle = 0; bundle < weights.length; bundle++) {
            if (weights[bundle] > 0) {
                bundles.addTo(sums, bundle, weights[bundle]);
            }
        }
        double[] counts = new double[sums.length - 1];
        for (int e = 0; e < counts.length; e++) {
            counts[e] = sums[e + 1];
        }
        return counts;
    }
}
