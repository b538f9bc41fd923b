package io.throughline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.measure.KaplanMeier.Sorted;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {
    private static Sorted sorted(long... values) {
        return new Sorted(values, 0, values.length);
    }

    /** By hand: 6 at risk, 2 arrive at 3 → 4/6; one lost at 3 still counted there; 3 at risk at 5 → 2/3 of it; lost at 6; 1 at 8 → 0. */
    @Test
    void aTableByHand() {
        KaplanMeier curve = KaplanMeier.of(sorted(3, 3, 5, 8), sorted(3, 6));
        assertThat(curve.size()).isEqualTo(3);
        assertThat(curve.share(0)).isCloseTo(4 / 6.0, within(1e-15));
        assertThat(curve.share(1)).isCloseTo(4 / 6.0 * 2 / 3, within(1e-15));
        assertThat(curve.share(2)).isZero();
        assertThat(curve.shareAfter(2)).isEqualTo(1);
        assertThat(curve.shareAfter(7)).isEqualTo(curve.share(1));
        assertThat(curve.firstAtMost(0.5)).isEqualTo(5);
        assertThat(curve.firstAtMost(0.1)).isEqualTo(8);
        assertThat(curve.firstAtMost(0.7)).isEqualTo(3);
    }

    @Test
    void nobodyArrivesOrNobodyIsThere() {
        assertThat(KaplanMeier.of(sorted(), sorted(1, 2)).firstAtMost(0.9)).isNull();
        assertThat(KaplanMeier.of(sorted(), sorted()).shareAfter(9)).isEqualTo(1);
    }

    @Test
    void theLongestTimeWithEnoughObserved() {
        assertThat(KaplanMeier.longestAtRisk(sorted(1, 4, 9), sorted(2, 7), 2)).isEqualTo(7);
        assertThat(KaplanMeier.longestAtRisk(sorted(1, 4, 9), sorted(2, 7), 5)).isEqualTo(1);
        assertThat(KaplanMeier.longestAtRisk(sorted(1, 4, 9), sorted(2, 7), 6)).isNull();
        assertThat(KaplanMeier.longestAtRisk(sorted(), sorted(2, 7), 1)).isEqualTo(7);
    }

    @Test
    void runsOfLongerArraysEqualTheProductFormula() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            long[] arrived =
                    random.longs(1 + random.nextInt(30), 0, 12).sorted().toArray();
            long[] lost = random.longs(1 + random.nextInt(30), 0, 12).sorted().toArray();
            Sorted some = new Sorted(arrived, random.nextInt(arrived.length), arrived.length);
            KaplanMeier curve = KaplanMeier.of(some, sorted(lost));
            for (int t = 0; t < 13; t++) {
                assertThat(curve.shareAfter(t)).isCloseTo(product(some, lost, t), within(1e-12));
            }
        }
    }

    private static double product(Sorted arrived, long[] lost, long until) {
        long[] values = Arrays.copyOfRange(arrived.values(), arrived.from(), arrived.to());
        double share = 1;
        for (long t = 0; t <= until; t++) {
            long time = t;
            long here = Arrays.stream(values).filter(v -> v == time).count();
            long risk = Arrays.stream(values).filter(v -> v >= time).count()
                    + Arrays.stream(lost).filter(v -> v >= time).count();
            share *= here == 0 ? 1 : 1 - (double) here / risk;
        }
        return share;
    }
}
