package io.throughline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongSortTest {
    private static final int SIZE = 5_000;

    /** Of one to all sixty-three bits, whole seconds too; what lies outside the range stays. */
    @Test
    void numbersAreInOrderWhateverBitsTheyHave() {
        Random random = new Random(1);
        for (int bits = 1; bits <= 63; bits++) {
            for (long unit : new long[] {1, 1_000_000}) {
                long most = Long.MAX_VALUE >>> (63 - bits);
                long[] values = random.longs(SIZE)
                        .map(any -> (any & most) / unit * unit)
                        .toArray();
                values[0] = Long.MAX_VALUE;
                values[SIZE - 1] = -1;
                long[] sorted = values.clone();
                LongSort.sort(sorted, 1, SIZE - 1);
                Arrays.sort(values, 1, SIZE - 1);
                assertThat(sorted).as("%d bits of %d", bits, unit).isEqualTo(values);
            }
        }
    }

    @Test
    void rangesOfOneValueAndShortOnesAreSortedToo() {
        long[] same = new long[SIZE];
        LongSort.sort(same, 0, SIZE);
        assertThat(same).containsOnly(0);
        long[] few = {3, 1, 2, 0};
        LongSort.sort(few, 0, 3);
        assertThat(few).containsExactly(1, 2, 3, 0);
        LongSort.sort(few, 2, 2);
        assertThat(few).containsExactly(1, 2, 3, 0);
    }

    @Test
    void negativeNumbersComeFirst() {
        long[] values = new long[SIZE];
        values[7] = -1;
        values[8] = 1;
        LongSort.sort(values, 0, SIZE);
        assertThat(values).isSorted().startsWith(-1, 0).endsWith(0, 1);
    }
}
