package io.throughline.markov.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import io.throughline.journey.SharedLog;
import io.throughline.markov.PlainChain;
import io.throughline.markov.RandomWalks;
import io.throughline.markov.count.CountedChain;
import io.throughline.markov.count.RankedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemovalsTest {
    private static Removals of(int order, String... lines) {
        return Removals.of(CountedChain.of(Fixture.journeys(lines), order));
    }

    /**
     * Five journeys: A => z, A > B => z, B twice, A. From START 3/5 to A, 2/5 to B; from A 1/3 to z, 1/3 to B, 1/3 to ENDED; from B
     * 1/3 to z. So h(B) = 1/3, h(A) = 1/3 + 1/9 = 4/9, h₀ = 3/5·4/9 + 2/5·1/3 = 2/5, as observed. Without A: 2/5·1/3 = 2/15, a loss
     * of 2/3. Without B: 3/5·1/3 = 1/5, a loss of 1/2.
     */
    @Test
    void threeStepsByHand() {
        Removals removals = of(1, "A => z 10", "A > B => z 30", "B x2", "A");
        assertThat(removals.conversion()).isCloseTo(0.4, within(1e-15));
        assertThat(removals.effects()[0]).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(removals.effects()[1]).isCloseTo(1 / 2.0, within(1e-15));
        assertThat(removals.effects()[2]).isZero();
        // Value per visit: 10/3 of A directly, 30/3 of B: V(B) = 10, V(A) = 10/3 + 10/3, V₀ = 3/5·20/3 + 2/5·10 = 8 =
        // 40 / 5.
        // Without A 4, a loss of 1/2; without B 3/5·10/3 = 2, a loss of 3/4.
        assertThat(removals.value()).isCloseTo(8, within(1e-14));
        assertThat(removals.valueEffects()[0]).isCloseTo(1 / 2.0, within(1e-15));
        assertThat(removals.valueEffects()[1]).isCloseTo(3 / 4.0, within(1e-15));
        assertThat(removals.joint(new int[] {0, 1})).isEqualTo(1);
    }

    /**
     * Order 2 tells B after A from B at the start: (A,B) converts 1 of 1, (B) 0 of 2, (A) 1 of 3 directly and 1 of 3 by (A,B). Without B:
     * 3/5·1/3 = 1/5, a loss of 1/2; without A nothing is left.
     */
    @Test
    void orderTwoByHand() {
        Removals removals = of(2, "A => z", "A > B => z", "B x2", "A");
        assertThat(removals.conversion()).isCloseTo(0.4, within(1e-15));
        assertThat(removals.effects()[0]).isEqualTo(1);
        assertThat(removals.effects()[1]).isCloseTo(1 / 2.0, within(1e-15));
    }

    @Test
    void edgesHaveAnswers() {
        assertThat(of(1, "=> z").effects()).containsExactly(0);
        assertThat(of(1, "=> z").conversion()).isEqualTo(1);
        assertThat(of(3, "A", "A > B").effects()).containsExactly(0, 0);
        assertThat(of(1, "A", "A > B").joint(new int[] {0})).isZero();
        assertThat(of(1, "A > A > A => z", "B").effects()).containsExactly(1, 0, 0);
        assertThat(of(2, "A > A > A => z", "B").effects()).containsExactly(1, 0, 0);
        assertThat(Removals.of(CountedChain.of(Fixture.journeys("A").keep(b -> new java.util.BitSet()), 1))
                        .effects())
                .containsExactly(0);
    }

    @Test
    void everyOrderConvertsAsObservedAndEqualsDeletingAndSolvingAgain() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            JourneySet set = RandomWalks.of(random);
            int order = 1 + random.nextInt(4);
            CountedChain chain = CountedChain.of(set, order);
            PlainChain plain = PlainChain.of(set, order);
            for (Removals removals : new Removals[] {Removals.of(chain), Removals.bySweeps(chain)}) {
                assertThat(removals.conversion()).as("seed %d", seed).isCloseTo(plain.observed(), within(1e-12));
                double base = plain.conversion();
                double worth = plain.value();
                assertThat(removals.value()).isCloseTo(worth, within(1e-10));
                for (int step = 0; step < set.steps().size(); step++) {
                    boolean counts = base > 0 && !set.steps().isConversion(step);
                    double left = counts ? plain.without(step).conversion() : 0;
                    assertThat(removals.effects()[step])
                            .as("seed %d order %d step %d", seed, order, step)
                            .isCloseTo(counts ? 1 - left / base : 0, within(1e-11));
                    double value = counts && worth > 0 ? 1 - plain.without(step).value() / worth : 0;
                    assertThat(removals.valueEffects()[step]).isCloseTo(value, within(1e-10));
                }
                if (set.steps().size() > 2) {
                    double both =
                            base == 0 ? 0 : 1 - plain.without(0).without(1).conversion() / base;
                    int[] pair = IntStream.of(0, 1)
                            .filter(s -> !set.steps().isConversion(s))
                            .toArray();
                    if (pair.length == 2) {
                        assertThat(removals.joint(pair)).isCloseTo(both, within(1e-11));
                    }
                }
            }
        }
    }

    @Test
    void keysTooManyForBitsAreSorted() {
        long[] keys = new Random(5).longs(2_000, 0, 1L << 50).toArray();
        long[] distinct = Arrays.stream(keys).distinct().sorted().toArray();
        RankedKeys ranks = RankedKeys.ofKeys(keys.clone());
        RankedKeys bits = RankedKeys.ofRange(1 << 20);
        IntStream.range(0, 5_000).forEach(i -> bits.mark(i * 37L));
        bits.seal();
        for (int i = 0; i < distinct.length; i++) {
            assertThat(ranks.rank(distinct[i])).isEqualTo(i + 1);
        }
        for (int i = 0; i < 5_000; i++) {
            assertThat(bits.rank(i * 37L)).isEqualTo(i + 1);
        }
        assertThat(ranks.size()).isEqualTo(distinct.length);
        assertThat(bits.size()).isEqualTo(5_000);
    }

    /** Two steps that follow each other 200,000 times before one journey in two converts. */
    @Test
    void aLoopThatIsHardlyEverLeftIsStillExact() {
        String loop = "A" + " > B > A".repeat(50_000);
        for (int order = 1; order <= 3; order++) {
            Removals removals = of(order, loop + " => z", loop);
            assertThat(removals.conversion()).isCloseTo(0.5, within(1e-12));
            assertThat(removals.effects()[0]).isEqualTo(1);
            assertThat(removals.effects()[1]).isGreaterThan(0.9999).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void channelPathsHaveTheKnownEffects() throws IOException {
        assumeTrue(Files.exists(SharedLog.file("channel_paths_events.csv.gz")));
        JourneySet set = SharedLog.journeys(
                SharedLog.readFlagged(SharedLog.file("channel_paths_events.csv.gz"), "Conversion"), "Conversion");
        CountedChain chain = CountedChain.of(set, 1);
        Removals removals = Removals.of(chain);
        String[] steps = {"alpha", "iota", "eta", "beta", "theta", "lambda", "epsilon"};
        double[] known = {0.558399, 0.405835, 0.349026, 0.264039, 0.206010, 0.134022, 0.062639};
        for (int i = 0; i < steps.length; i++) {
            assertThat(removals.effects()[set.steps().find(steps[i])])
                    .as(steps[i])
                    .isCloseTo(known[i], within(5e-7));
        }
        assertThat(removals.conversion()).isCloseTo(0.223845136, within(5e-10));
        for (int order = 1; order <= 4; order++) {
            assertThat(Removals.of(CountedChain.of(set, order)).conversion())
                    .isCloseTo(19_785 / 88_387.0, within(1e-12));
        }
    }
}
