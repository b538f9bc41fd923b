package io.throughline.journey;

import static io.throughline.journey.DerivedPairs.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.DerivedPairs.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class DerivedPairsTest {
    private static Row row(double value) {
        return new Row(false, true, 1, 0, value);
    }

    private static Row derived(double value) {
        return new Row(true, false, 1, 0, value);
    }

    private static int[] pairs(Row... rows) {
        return DerivedPairs.find(List.of(rows));
    }

    @Test
    void aRowThatLeftItsValueComesFirst() {
        assertThat(pairs(row(5), row(0), derived(5), derived(7))).containsExactly(NONE, NONE, 1, 0);
    }

    /** The first conversion takes no row that is plainly the second one's. */
    @Test
    void theSameValueComesBeforeAnyOther() {
        assertThat(pairs(row(9), row(4), row(9), derived(7), derived(9))).containsExactly(NONE, NONE, NONE, 1, 0);
    }

    @Test
    void noRowIsTakenTwice() {
        assertThat(pairs(derived(1), row(0), derived(2), derived(3), row(3))).containsExactly(1, NONE, NONE, 4, NONE);
    }

    @Test
    void onlyAConvertingRowOfTheSameTouchpointAndOrderFits() {
        Row silent = new Row(false, false, 1, 0, 0);
        Row elsewhere = new Row(false, true, 2, 0, 0);
        Row ordered = new Row(false, true, 1, 8, 0);
        assertThat(pairs(silent, elsewhere, ordered, derived(1))).containsExactly(NONE, NONE, NONE, NONE);
        assertThat(pairs(ordered, row(3), derived(1))).containsExactly(NONE, NONE, 1);
    }
}
