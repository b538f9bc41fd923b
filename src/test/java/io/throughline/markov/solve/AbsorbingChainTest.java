package io.throughline.markov.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AbsorbingChainTest {

    /** One journey climbs from 1 to n and converts, one comes down from n and ends: from i the chance is i / (n + 1). */
    private static AbsorbingChain ruin(int n) {
        String up =
                IntStream.rangeClosed(1, n).mapToObj(i -> "s" + (10_000 + i)).collect(Collectors.joining(" > "));
        String down = IntStream.rangeClosed(1, n)
                .mapToObj(i -> "s" + (10_000 + n + 1 - i))
                .collect(Collectors.joining(" > "));
        JourneySet set = Fixture.journeys(up + " => z", down);
        return AbsorbingChain.of(JourneyGraph.of(set));
    }

    @Test
    void gamblersRuinHasItsClosedForm() {
        for (int n : new int[] {2, 50, 400, 5_000}) {
            AbsorbingChain chain = ruin(n);
            for (int i = 1; i <= n; i++) {
                assertThat(chain.chance(i - 1)).isCloseTo(i / (n + 1.0), within(1e-9));
            }
            assertThat(chain.residual()).isLessThanOrEqualTo(AbsorbingChain.TOLERANCE);
        }
    }

    /** A loop of two steps left once in 200,000 transitions. */
    @Test
    void aLoopThatIsHardlyEverLeftIsStillExact() {
        StringBuilder loop = new StringBuilder("A");
        for (int i = 0; i < 50_000; i++) {
            loop.append(" > B > A");
        }
        AbsorbingChain chain = AbsorbingChain.of(JourneyGraph.of(Fixture.journeys(loop + " => z", loop.toString())));
        assertThat(chain.chance(0)).isCloseTo(0.5, within(1e-12));
        assertThat(chain.chance(1)).isCloseTo(0.5, within(1e-12));
    }

    /** Many steps that all reach each other, each left rarely: START's chance is the observed rate. */
    @Test
    void largeGroupsConvertAsObserved() {
        Random random = new Random(3);
        String[] lines = new String[600];
        int converted = 0;
        for (int i = 0; i < lines.length; i++) {
            String path = random.ints(60, 1000, 1900).mapToObj(s -> "s" + s).collect(Collectors.joining(" > "));
            boolean wins = random.nextInt(3) == 0;
            converted += wins ? 1 : 0;
            lines[i] = path + (wins ? " => z" : "");
        }
        JourneyGraph graph = JourneyGraph.of(Fixture.journeys(lines));
        AbsorbingChain chain = AbsorbingChain.of(graph);
        assertThat(chain.chance(graph.start())).isCloseTo(converted / 600.0, within(1e-11));
        assertThat(chain.residual()).isLessThanOrEqualTo(AbsorbingChain.TOLERANCE);
    }

    @Test
    void impossibleAndCertainAreExact() {
        JourneyGraph graph = JourneyGraph.of(Fixture.journeys("A > B > A", "C > D > C => z", "E > A", "E > C => z"));
        AbsorbingChain chain = AbsorbingChain.of(graph);
        assertThat(chain.chances()).containsExactly(0, 0, 1, 1, 0.5, 1, 0.5, 0);
    }
}
