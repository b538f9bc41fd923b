package io.throughline.store.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Neighbours are asked for together. */
class StoredColumnsTest {
    private static List<int[]> ranges(int from, int to, int... ordinals) {
        return StoredColumns.ranges(ordinals, from, to);
    }

    @Test
    void runsOfNeighboursAreOneRange() {
        assertThat(ranges(0, 6, 3, 4, 5, 9, 11, 12))
                .containsExactly(new int[] {3, 5}, new int[] {9, 9}, new int[] {11, 12});
    }

    @Test
    void aPageTakesItsOwnOrdinalsAlone() {
        assertThat(ranges(1, 3, 0, 1, 2, 3)).containsExactly(new int[] {1, 2});
        assertThat(ranges(3, 4, 0, 1, 2, 3)).containsExactly(new int[] {3, 3});
    }
}
