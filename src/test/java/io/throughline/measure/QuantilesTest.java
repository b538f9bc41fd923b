package io.throughline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void selectionEqualsSorting() {
        Random random = new Random(7);
        for (int round = 0; round < 400; round++) {
            int n = 1 + random.nextInt(round < 300 ? 300 : 20_000);
            int range = 1 + random.nextInt(round % 3 == 0 ? 3 : 1_000_000);
            long[] values = random.longs(n + 4, -range, range).toArray();
            if (round % 5 == 0) {
                Arrays.sort(values);
            }
            long[] sorted = values.clone();
            Arrays.sort(sorted, 2, n + 2);
            double p = random.nextDouble();
            long[] untouched = {values[0], values[1], values[n + 2], values[n + 3]};
            assertThat(Quantiles.quantile(values, 2, n + 2, p))
                    .isEqualTo(Distribution.sortedQuantile(sorted, 2, n + 2, p));
            assertThat(new long[] {values[0], values[1], values[n + 2], values[n + 3]})
                    .isEqualTo(untouched);
        }
    }

    @Test
    void patternsThatPunishSimplePivotsStayExact() {
        int n = 100_001;
        long[] organ = new long[n];
        Arrays.setAll(organ, i -> Math.min(i, n - i));
        long[] sorted = organ.clone();
        Arrays.sort(sorted);
        assertThat(Quantiles.select(organ, 0, n, n / 2)).isEqualTo(sorted[n / 2]);
    }

    @Test
    void aDistributionEqualsTheSortedOne() {
        long[] values = {5, 1, 9, 9, 2};
        Distribution expected = Distribution.of(values.clone(), 0, 5, 2);
        Distribution found = Quantiles.distribution(values, 0, 5, 2);
        assertThat(found.mean()).isCloseTo(expected.mean(), within(1e-15));
        assertThat(found.median()).isEqualTo(2.5);
        assertThat(found.p90()).isEqualTo(expected.p90());
        assertThat(found.max()).isEqualTo(4.5);
        assertThat(Quantiles.distribution(values, 3, 3, 1)).isNull();
    }
}
