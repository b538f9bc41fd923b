package io.throughline.path.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns that ruin a matcher which goes back: work is counted, not timed. None of them matches, so none ends early. */
class HostilePatternsTest {
    private static final String[] WAYS = {"a", "b", "a", "a", "c"};

    private static JourneySet journey(int steps) {
        StringBuilder line = new StringBuilder("a");
        for (int i = 1; i < steps; i++) {
            line.append(" > ").append(WAYS[i % 7 % WAYS.length]);
        }
        return Fixture.journeys(line.toString());
    }

    private static States follow(String pattern, JourneySet set, int states) {
        PatternText text = new PatternText("matching", pattern);
        Automaton automaton = Automaton.of(text, PatternParser.parse(text, NameCheck.ANY), set);
        States table = new States(automaton, states);
        assertThat(PathPattern.matching(set.blocks().get(0), table, automaton.symbols)
                        .isEmpty())
                .as(pattern)
                .isTrue();
        return table;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(.*)* z",
                "(((.*)*)*)* z",
                "((a|b)*c){1,50} z",
                "(a|a|a b?|..)* z",
                "^ (a?){200} a{200} z",
                "a ..{0,300} b ..{0,300} z",
                "(a* b*)* (a|b|c)* z",
                "(a ..{12} (b|c) ..{9})+ z",
                "(^|$|a)* z",
            })
    void workGrowsWithTheJourneyAlone(String pattern) {
        for (int steps : new int[] {1_000, 4_000}) {
            States few = follow(pattern, journey(steps), 0);
            int size = sizeOf(pattern);
            assertThat(few.visits()).as("set by set").isLessThanOrEqualTo((steps + 1L) * 2 * size);
            States many = follow(pattern, journey(steps), 4_096);
            assertThat(many.visits()).as("with a table").isLessThanOrEqualTo(few.visits());
            assertThat(many.size()).isLessThanOrEqualTo(4_096);
        }
    }

    /** A small table is learnt once: twenty times the journey needs no more work. */
    @ParameterizedTest
    @ValueSource(strings = {"(.*)* z", "((a|b)*c){1,50} z", "a ..{0,3} b .. !c* z"})
    void nothingIsWorkedOutTwice(String pattern) {
        assertThat(follow(pattern, journey(20_000), 4_096).visits())
                .isEqualTo(follow(pattern, journey(1_000), 4_096).visits());
    }

    private static int sizeOf(String pattern) {
        PatternText text = new PatternText("matching", pattern);
        return Program.of(text, PatternParser.parse(text, NameCheck.ANY)).size();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 1_000, 1_003})
    void countsOfStepsAreExact(int steps) {
        JourneySet set = Fixture.journeys(String.join(" > ", Collections.nCopies(steps, "a")));
        PathPattern fits = PathPattern.of("m", "^ a{" + steps / 5 + "} (a{4})* $", set);
        boolean expected = (steps - steps / 5) % 4 == 0;
        assertThat(fits.keep(set.blocks().get(0)).get(0)).isEqualTo(expected);
    }
}
