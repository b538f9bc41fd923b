package io.throughline.path.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables of states and steps that are small are laid out whole, wide ones are looked up: both tell the same. */
class WayTablesTest {
    private static final int[] STATES = {2, FrontierCounts.WIDEST};
    private static final int CODES = 5;

    @Test
    void aPairLeadsToItsOwnStateAndNoOtherDoes() {
        for (int before : STATES) {
            NextStates next = NextStates.byPair(before, CODES, new int[] {1, 0, 1}, new int[] {4, 2, 0});
            assertThat(next.of(1, 4)).isZero();
            assertThat(next.of(0, 2)).isEqualTo(1);
            assertThat(next.of(1, 0)).isEqualTo(2);
            assertThat(next.of(0, 4)).isEqualTo(-1);
            assertThat(next.of(1, 2)).isEqualTo(-1);
        }
    }

    @Test
    void countsOfSeveralStripsAddUpByStateAndStep() {
        for (int states : STATES) {
            FrontierCounts a = new FrontierCounts(states, CODES);
            FrontierCounts b = new FrontierCounts(states, CODES);
            a.add(1, 4);
            a.add(1, 0);
            b.add(1, 4);
            b.add(0, 3);
            a.over(1, 2);
            b.over(1, 1);
            FrontierCells cells = FrontierCells.of(List.of(a, b), states, CODES);
            assertThat(cells.over()).hasSize(states).startsWith(0, 3);
            assertThat(cells.first()).startsWith(0, 1, 3);
            assertThat(cells.code()).containsExactly(3, 0, 4);
            assertThat(cells.count()).containsExactly(1, 1, 2);
            assertThat(cells.isEmpty()).isFalse();
        }
        assertThat(FrontierCells.of(List.of(new FrontierCounts(1, CODES)), 1, CODES)
                        .isEmpty())
                .isTrue();
    }
}
