package io.throughline.path.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The automaton keeps exactly the journeys that trying every way keeps. */
class AgainstBacktrackingTest {
    private static final int SEEDS = 6_000;

    @Test
    void randomPatternsKeepWhatTryingEveryWayKeeps() {
        int kept = 0;
        int all = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            JourneySet set = RandomJourneys.of(random);
            Node node = new RandomPatterns(random, steps(set)).node(3);
            PathPattern pattern = PathPattern.of("matching", Printed.of(node), set);
            for (JourneyBlock block : set.blocks()) {
                BitSet expected = expected(node, set, block);
                assertThat(pattern.keep(block))
                        .as("seed %d: %s", seed, Printed.of(node))
                        .isEqualTo(expected);
                assertThat(withFewStates(node, set, block))
                        .as("seed %d, few states", seed)
                        .isEqualTo(expected);
                kept += expected.cardinality();
                all += block.journeys();
            }
        }
        assertThat(kept).isBetween(all / 5, all * 4 / 5);
    }

    /** Five states are kept, so nearly all steps are followed set by set. */
    private static BitSet withFewStates(Node node, JourneySet set, JourneyBlock block) {
        PatternText text = new PatternText("matching", Printed.of(node));
        Automaton automaton = Automaton.of(text, node, set);
        return PathPattern.matching(block, new States(automaton, 0), automaton.symbols);
    }

    private static BitSet expected(Node node, JourneySet set, JourneyBlock block) {
        BitSet expected = new BitSet();
        for (int j = 0; j < block.journeys(); j++) {
            expected.set(j, Backtracking.matches(node, set, block, j));
        }
        return expected;
    }

    private static List<String> steps(JourneySet set) {
        return IntStream.range(0, set.steps().size()).mapToObj(set.steps()::id).toList();
    }
}
