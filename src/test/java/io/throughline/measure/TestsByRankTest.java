package io.throughline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Tails, ranks and false discoveries against printed or hand-made figures. */
class TestsByRankTest {
    private static final double[] NONE = {};

    /** erfc(z/√2) as the C library gives it. */
    @Test
    void tails() {
        double[][] known = {
            {0, 1},
            {1, 0.31731050786291415},
            {1.959963984540054, 0.05},
            {2.8, 0.005110260660855874},
            {2.9, 0.003731626600768077},
            {5, 5.733031437583892e-07},
            {10, 1.5239706048321186e-23},
            {37, 1.1451142445050278e-299}
        };
        for (double[] pair : known) {
            assertThat(Normal.bothTails(pair[0])).isCloseTo(pair[1], within(1e-13 * pair[1]));
            assertThat(Normal.bothTails(-pair[0])).isEqualTo(Normal.bothTails(pair[0]));
        }
    }

    /** The fifteen p-values of the paper's example, Journal of the Royal Statistical Society B 57 (1995), section 4. */
    @Test
    void falseDiscoveriesOfThePaper() {
        double[] p = {
            0.0298,
            0.0001,
            0.0004,
            0.0019,
            0.0095,
            0.0201,
            0.0278,
            Double.NaN,
            0.0344,
            0.0459,
            0.3240,
            0.4262,
            0.5719,
            0.6528,
            0.7590,
            1.0000
        };
        double[] q = BenjaminiHochberg.qValues(p);
        assertThat(q[1]).isCloseTo(0.0001 * 15, within(1e-15));
        assertThat(q[4]).isCloseTo(0.0095 * 15 / 4, within(1e-15));
        // at 0.05 the first four are discoveries, as in the paper; the fifth to the eighth share the least of theirs
        assertThat(q[5]).isCloseTo(0.0201 * 15 / 5, within(1e-15)).isGreaterThan(0.05);
        assertThat(q[6]).isCloseTo(0.0298 * 15 / 7, within(1e-15));
        assertThat(q[0]).isEqualTo(q[6]);
        assertThat(q[7]).isNaN();
        assertThat(q[15]).isEqualTo(1);
        for (double even : BenjaminiHochberg.qValues(new double[] {0.01, 0.02, 0.03, 0.04, 0.05})) {
            assertThat(even).isCloseTo(0.05, within(1e-15));
        }
        assertThat(BenjaminiHochberg.qValues(NONE)).isEmpty();
    }

    /** Ranks 4 + 5 + 6 against a mean of 10.5 with variance 3·3·7/12. */
    @Test
    void ranksApart() {
        double p = MannWhitney.pValue(new double[] {1, 2, 3}, new double[] {4, 5, 6}, NONE, NONE);
        assertThat(p).isCloseTo(Normal.bothTails(4.5 / Math.sqrt(5.25)), within(1e-14));
    }

    /** scipy 1 mannwhitneyu([1,2,2,4], [2,3,5,6,7], method="asymptotic", use_continuity=False). */
    @Test
    void tiesAreCorrected() {
        double p = MannWhitney.pValue(new double[] {1, 2, 2, 4}, new double[] {2, 3, 5, 6, 7}, NONE, NONE);
        assertThat(p).isCloseTo(0.08116692350944611, within(1e-13));
    }

    /** Pairs (1,3), (2,5), (4,6), (7,8): ranks differ by 2, 3, 2, 1, so z = 8/√18. */
    @Test
    void pairsSwap() {
        double p = MannWhitney.pValue(NONE, NONE, new double[] {1, 2, 4, 7}, new double[] {3, 5, 6, 8});
        assertThat(p).isCloseTo(Normal.bothTails(8 / Math.sqrt(18)), within(1e-14));
    }

    @Test
    void pairsAndOthersTogether() {
        // sorted 1 2 3 4 5 6: a alone {1, 4}, b alone {5, 6}, pair (3, 2): swap −½, W = 11 against 16/4·2 = 8
        // squares about 4: 9 + 0 + 1 + 4 = 14; 2·2/(4·3)·14 + ¼
        double p = MannWhitney.pValue(new double[] {1, 4}, new double[] {5, 6}, new double[] {3}, new double[] {2});
        assertThat(p).isCloseTo(Normal.bothTails(2.5 / Math.sqrt(14 / 3.0 + 0.25)), within(1e-14));
    }

    @Test
    void allAlikeProvesNothing() {
        double[] same = {3, 3, 3};
        assertThat(MannWhitney.pValue(same, same, NONE, NONE)).isEqualTo(1);
        assertThat(MannWhitney.pValue(NONE, NONE, new double[] {1, 2}, new double[] {1, 2}))
                .isEqualTo(1);
    }
}
