package io.throughline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a filter keeps stays as it was cut; nothing else is left. */
class BlockFilterTest {
    private static final String[] LOG = {
        "A > B~10m => buy 40 | C", "#A > A > B", "C | => buy 2 | A~1h > C ?", "B x3",
    };

    /** Everything that can be told of a journey. */
    private static String tell(JourneySet set, JourneyBlock block, int j) {
        StringBuilder text = new StringBuilder();
        for (int k = block.offset()[j]; k < block.offset()[j + 1]; k++) {
            text.append(set.steps().id(block.step()[k]))
                    .append(block.row().at(k))
                    .append('-')
                    .append(block.lastRow().at(k))
                    .append(' ');
        }
        return text + " " + block.slot()[j] + " " + block.number()[j] + " " + block.interactions()[j] + " "
                + block.value()[j] + " " + block.flags()[j];
    }

    private static List<String> tell(JourneySet set) {
        List<String> all = new ArrayList<>();
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                all.add(tell(set, block, j));
            }
        }
        return all;
    }

    @Test
    void keepsExactlyTheChosenJourneysAsTheyWere() {
        for (int seed = 0; seed < 200; seed++) {
            JourneySet set =
                    Fixture.of(LOG).blocksOf(1 + new Random(seed).nextInt(7)).set();
            int mask = seed;
            List<String> expected = new ArrayList<>();
            for (JourneyBlock block : set.blocks()) {
                for (int j = 0; j < block.journeys(); j++) {
                    if (chosen(mask, block, j)) {
                        expected.add(tell(set, block, j));
                    }
                }
            }
            JourneySet kept = set.keep(block -> bits(mask, block));
            assertThat(tell(kept)).isEqualTo(expected);
            assertThat(kept.blocks()).hasSameSizeAs(set.blocks());
        }
    }

    private static boolean chosen(int mask, JourneyBlock block, int j) {
        return new Random(mask * 31L + block.timelines().ordinals()[block.slot()[j]] * 7L + block.number()[j])
                .nextBoolean();
    }

    private static BitSet bits(int mask, JourneyBlock block) {
        BitSet bits = new BitSet();
        for (int j = 0; j < block.journeys(); j++) {
            bits.set(j, chosen(mask, block, j));
        }
        return bits;
    }

    @Test
    void allOrNothing() {
        JourneySet set = Fixture.journeys(LOG);
        JourneyBlock whole = set.blocks().get(0);
        BitSet every = new BitSet();
        every.set(0, whole.journeys());
        assertThat(set.keep(block -> every).blocks()).containsExactly(whole);
        JourneyBlock none = set.keep(block -> new BitSet()).blocks().get(0);
        assertThat(none.journeys()).isZero();
        assertThat(none.steps()).isZero();
    }

    @Test
    void aPlaceBeyondTheBlockIsRefused() {
        BitSet beyond = new BitSet();
        beyond.set(99);
        assertThatThrownBy(() -> Fixture.journeys(LOG).keep(block -> beyond))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
