package io.throughline.path.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EditDistanceTest {
    /** Lengths around one, two and three words of 64 steps, few steps, one instance for all patterns. */
    @Test
    void equalsTheTableOfLevenshtein() {
        Random random = new Random(3);
        EditDistance distance = new EditDistance(5);
        int[] lengths = {0, 1, 2, 5, 9, 63, 64, 65, 127, 128, 129, 150};
        for (int round = 0; round < 40; round++) {
            for (int left : lengths) {
                int[] pattern = random.ints(left, 0, 1 + random.nextInt(5)).toArray();
                distance.to(pattern);
                int[] text = random.ints(lengths[random.nextInt(lengths.length)], 0, 5)
                        .toArray();
                assertThat(distance.of(text)).isEqualTo(table(pattern, text));
                assertThat(distance.of(pattern)).isZero();
            }
        }
    }

    static int table(int[] a, int[] b) {
        int[][] d = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                } else {
                    int replaced = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                    d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                }
            }
        }
        return d[a.length][b.length];
    }
}
