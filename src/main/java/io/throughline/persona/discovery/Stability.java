package io.throughline.persona.discovery;

import io.throughline.measure.AdjustedRand;
import io.throughline.persona.discovery.Discovery.Request;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether the groups would be found again: the mixture is fitted anew to halves of the customers drawn at random, and each fit groups them
 * all.
 *
 * <p>Formula: mean adjusted Rand index between these groupings and the one at hand, over a sample of the customers. Source of the way:
 * Ben-Hur, Elisseeff and Guyon, A stability based method for discovering structure in clustered data (2002).
 */
final class Stability {
    private static final int RESAMPLES = 10;
    private static final int SAMPLE = 20_000;

    private Stability() {}

    /** @param labels group of each customer under the fit at hand */
    static double of(Cells cells, int[] labels, int k, Request request) {
        if (k == 1) {
            return 1;
        }
        long seed = request.seed();
        int[] sample = IntStream.range(0, Math.min(SAMPLE, labels.length)).toArray();
        int[] known = Arrays.copyOf(labels, sample.length);
        double[] agreement = IntStream.range(0, RESAMPLES)
                .parallel()
                .mapToDouble(r -> {
                    int[] half = half(sample, k, new SplittableRandom(~seed * 1_000_003 + r));
                    FittedMixture fit = FittedMixture.of(cells, half, k, seed + r + 1, FittedMixture.Effort.RESAMPLED);
                    return AdjustedRand.of(known, fit.mixture().labels(sample), k);
                })
                .toArray();
        double sum = 0;
        for (double one : agreement) {
            sum += one;
        }
        return sum / RESAMPLES;
    }

    /** Half of them, and not fewer than there are groups. */
    private static int[] half(int[] sample, int k, SplittableRandom random) {
        int[] drawn = sample.clone();
        int size = Math.max(Math.min(k, drawn.length), (drawn.length + 1) / 2);
        for (int i = 0; i < size; i++) {
            int other = i + random.nextInt(drawn.length - i);
            int swap = drawn[i];
            drawn[i] = drawn[other];
            drawn[other] = swap;
        }
        return Arrays.copyOf(drawn, size);
    }
}
