package io.throughline.markov.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Fixture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReturnProbabilitiesTest {
    private static JourneyGraph walk(int n) {
        String up =
                IntStream.rangeClosed(1, n).mapToObj(i -> "s" + (10_000 + i)).collect(Collectors.joining(" > "));
        String down = IntStream.rangeClosed(1, n)
                .mapToObj(i -> "s" + (10_000 + n + 1 - i))
                .collect(Collectors.joining(" > "));
        return JourneyGraph.of(Fixture.journeys(up + " => z", down));
    }

    /**
     * The fair walk on 1 … n: from i + 1 it comes to n + 1 before i with chance 1 / (n + 1 − i), from i − 1 to 0 before i with chance 1 / i,
     * so a visit is the last with half the sum. 2,500 steps are solved another way than 300.
     */
    @Test
    void fairWalkHasItsClosedForm() {
        for (int n : new int[] {1, 2, 300, 2_500}) {
            ReturnProbabilities returns = ReturnProbabilities.of(walk(n));
            for (int i = 1; i <= n; i += n > 1_000 ? 357 : 1) {
                assertThat(returns.last(i - 1)).isCloseTo((1.0 / (n + 1 - i) + 1.0 / i) / 2, within(1e-11));
            }
        }
    }

    /** A A A => z: of three visits two come back. C is left for good. */
    @Test
    void loopsCountAndLeavingForGoodDoesNot() {
        JourneyGraph graph = JourneyGraph.of(Fixture.journeys("A > A > A => z", "C > A"));
        ReturnProbabilities returns = ReturnProbabilities.of(graph);
        assertThat(returns.last(0)).isCloseTo(0.5, within(1e-15));
        assertThat(returns.within(0)).isEqualTo(0.5);
        assertThat(returns.last(1)).isEqualTo(1);
        assertThat(returns.within(1)).isZero();
    }
}
