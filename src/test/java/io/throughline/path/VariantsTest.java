package io.throughline.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VariantsTest {
    private static final String[] LOG = {
        "A > B > A > B => buy x3", "A > B > A", "B > A > B > A", "A", "A | B | A > B", "=> buy"
    };

    /** Hashes only say where to look: if all were equal, the answer would be the same. */
    @Test
    void pathsStayApartWhenAllHashesCollide() {
        JourneySet set = Fixture.of(LOG).blocksOf(2).set();
        for (int length = 0; length < 4; length++) {
            Variants good = Variants.of(set, length, false);
            Variants bad = Variants.of(set, length, false, RunKeys.hashes(hash -> 42));
            assertThat(described(bad)).isEqualTo(described(good));
        }
        assertThat(described(Variants.of(set, 0, false, RunKeys.hashes(hash -> hash & 1))))
                .containsExactly(
                        "[0, 1, 0, 1, 2] 3", "[0, 1, 0] 1", "[0, 1] 1", "[0] 2", "[1, 0, 1, 0] 1", "[1] 1", "[2] 1");
    }

    @Test
    void aWindowCountsAJourneyOnce() {
        Variants windows = Variants.of(Fixture.journeys("A > A > A", "A > B"), 1, false);
        assertThat(described(windows)).containsExactly("[0] 2", "[1] 1");
    }

    private static String[] described(Variants variants) {
        int[] journeys = variants.journeys();
        String[] lines = new String[variants.size()];
        Arrays.setAll(lines, v -> Arrays.toString(variants.steps(v)) + " " + journeys[v]);
        Arrays.sort(lines);
        return lines;
    }
}
