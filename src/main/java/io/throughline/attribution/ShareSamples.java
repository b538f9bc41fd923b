package io.throughline.attribution;

import io.throughline.journey.Deadline;
import io.throughline.journey.JourneySet;
import io.throughline.markov.removal.StepGame;
import io.throughline.measure.Interval;
import io.throughline.measure.Resamples;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Intervals of shares by drawing the converting customers anew.
 *
 * <p>Formula: the share of a step in a sample is Σ w·credit / Σ w·conversions over the customers, w Poisson with mean 1.
 *
 * <p>Cost: samples × converting customers; the samples are divided among the processors, each summed in the order of customers.
 */
final class ShareSamples {
    private ShareSamples() {}

    /** Null where no sample has a conversion; what is worth knowing is added to the notes. */
    static Credits.@Nullable Bounds bounds(RuleCredits credits, Attribution.Request request, List<String> notes) {
        int steps = credits.conversions.length;
        Resamples resamples = Resamples.of(request.samples(), request.seed());
        double[][] shares = IntStream.range(0, resamples.size())
                .parallel()
                .mapToObj(sample -> shares(credits, steps, resamples, sample))
                .filter(Objects::nonNull)
                .toArray(double[][]::new);
        return bounds(shares, steps, request, notes);
    }

    private static Credits.@Nullable Bounds bounds(
            double[][] shares, int steps, Attribution.Request request, List<String> notes) {
        int skipped = request.samples() - shares.length;
        if (skipped > 0) {
            notes.add(skipped + " of " + request.samples() + " samples had no conversion and were skipped.");
        }
        return shares.length == 0 ? null : bounds(shares, steps);
    }

    /** The same for the game CHAIN: its chain is counted anew in each sample. */
    static Credits.@Nullable Bounds bounds(
            JourneySet set, StepGame game, Attribution.Request request, List<String> notes) {
        int steps = set.steps().size();
        Resamples resamples = Resamples.of(request.samples(), request.seed());
        double[][] shares = IntStream.range(0, resamples.size())
                .parallel()
                .mapToObj(sample -> shares(game, game.resampled(set, resamples, sample), steps))
                .filter(Objects::nonNull)
                .toArray(double[][]::new);
        return bounds(shares, steps, request, notes);
    }

    private static double @Nullable [] shares(StepGame game, StepGame sample, int steps) {
        double conversions = sample.conversions();
        if (conversions == 0) {
            return null;
        }
        double[] gains = ShapleySums.of(sample)[0];
        double[] shares = new double[steps];
        for (int player = 0; player < gains.length; player++) {
            shares[game.step(player)] = gains[player] / conversions;
        }
        return shares;
    }

    private static double @Nullable [] shares(RuleCredits credits, int steps, Resamples resamples, int sample) {
        double[] sums = new double[steps];
        long conversions = 0;
        for (CustomerCredits block : credits.customers) {
            Deadline.check();
            for (int customer = 0; customer < block.customers(); customer++) {
                int weight = resamples.weight(sample, block.hash(customer));
                conversions += (long) weight * block.conversions(customer);
                if (weight > 0) {
                    block.addTo(sums, customer, weight);
                }
            }
        }
        if (conversions == 0) {
            return null;
        }
        for (int step = 0; step < steps; step++) {
            sums[step] /= conversions;
        }
        return sums;
    }

    static Credits.Bounds bounds(double[][] shares, int steps) {
        double[] low = new double[steps];
        double[] high = new double[steps];
        for (int step = 0; step < steps; step++) {
            int at = step;
            Interval interval = Interval.ofSamples(
                    Arrays.stream(shares).mapToDouble(sample -> sample[at]).toArray());
            if (interval != null) {
                low[step] = interval.low();
                high[step] = interval.high();
            }
        }
        return new Credits.Bounds(low, high);
    }
}
