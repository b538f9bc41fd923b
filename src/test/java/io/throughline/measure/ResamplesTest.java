package io.throughline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Weights are Poisson with mean 1, apart for every customer and sample, and for ever the same. */
class ResamplesTest {

    @Test
    void weightsArePoisson() {
        Resamples resamples = Resamples.of(200, 7);
        int[] counts = new int[30];
        int customers = 5_000;
        for (int s = 0; s < 200; s++) {
            for (long c = 0; c < customers; c++) {
                counts[resamples.weight(s, c)]++;
            }
        }
        double chance = Math.exp(-1);
        for (int k = 0; k < 6; k++) {
            double expected = chance * 200 * customers;
            // five standard deviations of a count
            assertThat((double) counts[k]).isCloseTo(expected, within(5 * Math.sqrt(expected)));
            chance /= k + 1;
        }
    }

    @Test
    void samplesAndCustomersAreApart() {
        Resamples resamples = Resamples.of(100, 7);
        double customers = 0;
        double samples = 0;
        int n = 0;
        for (int s = 0; s + 1 < 100; s++) {
            for (long c = 0; c < 2_000; c++) {
                int here = resamples.weight(s, c) - 1;
                customers += here * (resamples.weight(s, c + 1) - 1);
                samples += here * (resamples.weight(s + 1, c) - 1);
                n++;
            }
        }
        // correlations of independent draws: standard error 1 / sqrt(n)
        assertThat(customers / n).isCloseTo(0, within(5 / Math.sqrt(n)));
        assertThat(samples / n).isCloseTo(0, within(5 / Math.sqrt(n)));
    }

    @Test
    void theSameForEver() {
        Resamples resamples = Resamples.of(3, 42);
        StringBuilder weights = new StringBuilder();
        for (long c = 0; c < 12; c++) {
            weights.append(resamples.weight(2, Resamples.mix(c)));
        }
        assertThat(weights).hasToString("012201100201");
        // SplitMix64 from seed 0: its published first output
        assertThat(Resamples.mix(0)).isEqualTo(0xE220A8397B1DCDAFL);
    }

    @Test
    void theMiddleOfSamples() {
        double[] hundred = new double[101];
        for (int i = 0; i <= 100; i++) {
            hundred[i] = 100 - i;
        }
        assertThat(Interval.ofSamples(hundred)).isEqualTo(new Interval(2.5, 97.5));
        assertThat(Interval.ofSamples(new double[] {3})).isEqualTo(new Interval(3, 3));
        assertThat(Interval.ofSamples(new double[0])).isNull();
    }
}
