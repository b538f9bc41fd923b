package io.throughline.path.variant;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.Fixture;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
            Variants bad = Variants.of(set, length, false, SpanKeys.hashes(hash -> 42), 100);
            assertThat(described(bad)).isEqualTo(described(good));
        }
        assertThat(described(Variants.of(set, 0, false, SpanKeys.hashes(hash -> hash & 1), 100)))
                .containsExactly(
                        "[0, 1, 0, 1, 2] 3", "[0, 1, 0] 1", "[0, 1] 1", "[0] 2", "[1, 0, 1, 0] 1", "[1] 1", "[2] 1");
    }

    /** Packed or hashed, in one part or in many: the same variants, and each is found by its steps. */
    @Test
    void theDivisionChangesNothing() {
        for (int seed = 0; seed < 40; seed++) {
            JourneySet set = randomSet(new Random(seed));
            for (int length : new int[] {0, 1, 2, 5, 9}) {
                for (boolean base : new boolean[] {false, true}) {
                    Variants whole = Variants.of(set, length, base);
                    Variants many = Variants.of(set, length, base, SpanKeys.hashes(hash -> hash), 1);
                    assertThat(described(many)).isEqualTo(described(whole)).isEqualTo(counted(set, length, base));
                    for (int v = 0; v < many.size(); v++) {
                        assertThat(many.find(many.steps(v))).isEqualTo(v);
                    }
                    assertThat(many.find(new int[] {99, 98})).isEqualTo(-1);
                }
            }
        }
    }

    /** Up to 40 steps and 20 in a journey, so that many runs fit into a key and many do not. */
    private static JourneySet randomSet(Random random) {
        int steps = 1 + random.nextInt(40);
        String[] lines = new String[1 + random.nextInt(30)];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = random.ints(1 + random.nextInt(20), 0, steps)
                            .mapToObj(step -> "s" + (step + 10))
                            .collect(Collectors.joining(" > "))
                    + (random.nextInt(3) == 0 ? " => buy" : "");
        }
        return Fixture.of(lines).blocksOf(1 + random.nextInt(4)).set();
    }

    private static String[] counted(JourneySet set, int length, boolean base) {
        Map<String, Integer> counts = new TreeMap<>();
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                int[] path = Arrays.copyOfRange(block.step(), block.offset()[j], block.offset()[j + 1]);
                int end = path.length - (base && block.converted(j) ? 1 : 0);
                Set<String> runs = new HashSet<>();
                for (int at = 0; length > 0 && at + length <= end; at++) {
                    runs.add(Arrays.toString(Arrays.copyOfRange(path, at, at + length)));
                }
                if (length == 0) {
                    runs.add(Arrays.toString(Arrays.copyOf(path, end)));
                }
                runs.forEach(run -> counts.merge(run, 1, Integer::sum));
            }
        }
        return counts.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .sorted()
                .toArray(String[]::new);
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
