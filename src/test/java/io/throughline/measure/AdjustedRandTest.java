package io.throughline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AdjustedRandTest {
    /** Table [2 1 0; 0 1 2]: 2 pairs together in both; A = 3 + 3, B = 1 + 1 + 1, E = 6·3/15 = 1.2; (2 − 1.2) / (4.5 − 1.2) = 8/33. */
    @Test
    void sixUnitsByHand() {
        assertThat(AdjustedRand.of(new int[] {0, 0, 0, 1, 1, 1}, new int[] {0, 0, 1, 1, 2, 2}, 3))
                .isCloseTo(8.0 / 33, within(1e-15));
    }

    /** Table [1 1; 1 1]: no pair together in both; E = 2·2/6; (0 − 2/3) / (2 − 2/3) = −1/2. */
    @Test
    void crossedPairsAreWorseThanChance() {
        assertThat(AdjustedRand.of(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}, 2))
                .isCloseTo(-0.5, within(1e-15));
    }

    @Test
    void namesOfGroupsDoNotMatter() {
        assertThat(AdjustedRand.of(new int[] {0, 0, 1, 2}, new int[] {2, 2, 0, 1}, 3))
                .isEqualTo(1);
    }

    @Test
    void trivialGroupingsAgree() {
        assertThat(AdjustedRand.of(new int[] {0, 0, 0}, new int[] {1, 1, 1}, 2)).isEqualTo(1);
        assertThat(AdjustedRand.of(new int[] {0, 1, 2}, new int[] {2, 0, 1}, 3)).isEqualTo(1);
        assertThat(AdjustedRand.of(new int[] {0}, new int[] {0}, 1)).isEqualTo(1);
        assertThat(AdjustedRand.of(new int[0], new int[0], 1)).isEqualTo(1);
    }

    @Test
    void allTogetherAgainstTwoGroupsIsChance() {
        assertThat(AdjustedRand.of(new int[] {0, 0, 0, 0}, new int[] {0, 0, 1, 1}, 2))
                .isZero();
    }

    /** Its mean over unrelated groupings is 0; its deviation at 200 units in 3 groups is about 0.006. */
    @Test
    void unrelatedGroupingsAgreeByChanceOnly() {
        double sum = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int[] a = random.ints(200, 0, 3).toArray();
            int[] b = random.ints(200, 0, 3).toArray();
            sum += AdjustedRand.of(a, b, 3);
        }
        assertThat(sum / 200).isCloseTo(0, within(0.003));
    }

    @Test
    void groupingsOfDifferentUnitsAreRefused() {
        assertThatThrownBy(() -> AdjustedRand.of(new int[2], new int[3], 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
