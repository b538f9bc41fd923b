package io.throughline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NewcombeTest {

    /** Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10: contrasts (a) to (h), as printed. */
    @Test
    void intervalsArePublished() {
        String[] table = {
            "56 70 48 80 0.0524 0.3339",
            "9 10 3 10 0.1705 0.8090",
            "6 7 2 7 0.0582 0.8062",
            "5 56 0 29 -0.0381 0.1926",
            "0 10 0 20 -0.1611 0.2775",
            "0 10 0 10 -0.2775 0.2775",
            "10 10 0 20 0.6791 1.0000",
            "10 10 0 10 0.6075 1.0000"
        };
        for (String line : table) {
            String[] cells = line.split(" ");
            Newcombe gap = Newcombe.of(share(cells, 2), number(cells, 3), share(cells, 0), number(cells, 1), 0);
            assertThat(gap.low()).as(line).isCloseTo(number(cells, 4), within(5e-5));
            assertThat(gap.high()).as(line).isCloseTo(number(cells, 5), within(5e-5));
        }
    }

    private static double number(String[] cells, int at) {
        return Double.parseDouble(cells[at]);
    }

    private static double share(String[] cells, int at) {
        return number(cells, at) / number(cells, at + 1);
    }

    /** Sums of customers given as rows xᴬ nᴬ xᴮ nᴮ times how many. */
    private static Newcombe of(int[]... rows) {
        long[] s = new long[16];
        for (int[] r : rows) {
            long[] more = {
                r[1] > 0 ? 1 : 0,
                r[0],
                r[1],
                r[0] * r[0],
                r[0] * r[1],
                r[1] * r[1],
                r[3] > 0 ? 1 : 0,
                r[2],
                r[3],
                r[2] * r[2],
                r[2] * r[3],
                r[3] * r[3],
                r[0] * r[2],
                r[0] * r[3],
                r[1] * r[2],
                r[1] * r[3]
            };
            for (int i = 0; i < s.length; i++) {
                s[i] += r[4] * more[i];
            }
        }
        return Newcombe.of(
                new ClusterSums(s[0], s[1], s[2], s[3], s[4], s[5]),
                new ClusterSums(s[6], s[7], s[8], s[9], s[10], s[11]),
                new ClusterSums.Shared(s[12], s[13], s[14], s[15]));
    }

    /** 50 customers with one unit in each set: 20 in both, 12 in b alone, 2 in a alone, 16 in neither. */
    @Test
    void correlationIsThePhiOfPairs() {
        Newcombe gap = of(new int[] {1, 1, 1, 1, 20}, new int[] {0, 1, 1, 1, 12}, new int[] {1, 1, 0, 1, 2}, new int[] {
            0, 1, 0, 1, 16
        });
        // φ = (20·16 − 12·2) / √(32·18·22·28) = 0.496924…; shares 0.44 and 0.64
        double phi = (20 * 16 - 12 * 2) / Math.sqrt(32.0 * 18 * 22 * 28);
        Newcombe byHand = Newcombe.of(0.44, 50, 0.64, 50, phi);
        assertThat(gap.low()).isCloseTo(byHand.low(), within(1e-12)).isCloseTo(0.061805, within(1e-6));
        assertThat(gap.high()).isCloseTo(byHand.high(), within(1e-12)).isCloseTo(0.324162, within(1e-6));
        assertThat(gap.pValue()).isLessThan(Newcombe.of(0.44, 50, 0.64, 50, 0).pValue());
    }

    /** Four customers of three like units each count as four; so the interval is that of 4 units, deff (4/3 squares: 3·4/3 = 4). */
    @Test
    void sizesAreEffective() {
        // p = 1/2; squares 4·(1.5)² = 9; s² = 12·4/3·9/(144·¼) = 4; n / deff = 3
        Newcombe gap = of(new int[] {3, 3, 0, 0, 2}, new int[] {0, 3, 0, 0, 2}, new int[] {0, 0, 1, 1, 30}, new int[] {
            0, 0, 0, 1, 10
        });
        assertThat(gap.low()).isCloseTo(Newcombe.of(0.5, 3, 0.75, 40, 0).low(), within(1e-12));
        assertThat(gap.isTestable()).isFalse();
    }

    @Test
    void aShareOfZeroTakesTheOthersDesignEffect() {
        Newcombe gap = of(new int[] {0, 3, 0, 0, 40}, new int[] {0, 0, 3, 3, 20}, new int[] {0, 0, 0, 3, 20});
        // b: 40 customers, squares 40·2.25 = 90; s² = 120·40/39·90/(14400/4)
        double deff = 120 * 40 / 39.0 * 90 / 3600;
        assertThat(gap.low())
                .isCloseTo(Newcombe.of(0, 120 / deff, 0.5, 120 / deff, 0).low(), within(1e-12));
    }

    @Test
    void theIntervalOfThePValueTouchesZero() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            double phi = random.nextBoolean() ? 0 : random.nextDouble() * 0.9 - 0.3;
            double a = random.nextInt(21) / 20.0;
            double b = random.nextInt(31) / 30.0;
            Newcombe gap = Newcombe.of(a, 20, b, 30, phi);
            double p = gap.pValue();
            boolean outside = gap.low() > 0 || gap.high() < 0;
            assertThat(p < 0.05).as(a + " " + b + " " + phi + " " + p).isEqualTo(outside);
            Newcombe mirrored = Newcombe.of(b, 30, a, 20, phi);
            assertThat(mirrored.pValue()).isEqualTo(p);
            assertThat(mirrored.low()).isEqualTo(-gap.high());
            assertThat(mirrored.difference()).isEqualTo(-gap.difference());
        }
    }

    @Test
    void theSameCountsOfEveryCustomerDifferByNothing() {
        Newcombe gap = of(new int[] {1, 3, 1, 3, 10}, new int[] {2, 2, 2, 2, 7});
        assertThat(gap.difference()).isZero();
        assertThat(gap.low()).isZero();
        assertThat(gap.high()).isZero();
        assertThat(gap.pValue()).isEqualTo(1);
        // the same sums from other customers are no such thing
        Newcombe others =
                of(new int[] {1, 3, 0, 0, 10}, new int[] {2, 2, 0, 0, 7}, new int[] {0, 0, 1, 3, 10}, new int[] {
                    0, 0, 2, 2, 7
                });
        assertThat(others.low()).isNegative();
        assertThat(others.pValue()).isEqualTo(1);
    }

    @Test
    void nothingIsKnownOfEmptySets() {
        ClusterSums none = new ClusterSums(0, 0, 0, 0, 0, 0);
        ClusterSums some = new ClusterSums(3, 1, 3, 1, 1, 3);
        Difference gap = Difference.of(none, some, new ClusterSums.Shared(0, 0, 0, 0), "journeys");
        assertThat(gap.difference()).isNull();
        assertThat(gap.low()).isNull();
        assertThat(gap.pValue()).isNull();
        assertThat(gap.b().value()).isEqualTo(1 / 3.0);
    }

    /** Five of twenty expected in both cells is enough, less is not: pooled 0.25 of 20 and 20. */
    @Test
    void testableFromFiveExpected() {
        assertThat(Newcombe.of(0.2, 20, 0.3, 20, 0).isTestable()).isTrue();
        assertThat(Newcombe.of(0.2, 20, 0.29, 20, 0).isTestable()).isFalse();
        assertThat(Newcombe.of(0.8, 20, 0.7, 20, 0).isTestable()).isTrue();
        assertThat(Newcombe.of(0.8, 20, 0.71, 20, 0).isTestable()).isFalse();
    }
}
