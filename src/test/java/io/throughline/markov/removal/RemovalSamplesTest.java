package io.throughline.markov.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import io.throughline.markov.count.CountedChain;
import io.throughline.measure.Resamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemovalSamplesTest {
    private static final int SAMPLES = 40;

    private static String[] log(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 60)
                .mapToObj(i -> "A > " + "BCD".charAt(random.nextInt(3)) + (random.nextBoolean() ? " > A" : "")
                        + (random.nextInt(3) == 0 ? " => z" : "") + (random.nextInt(4) == 0 ? " | C => z" : ""))
                .toArray(String[]::new);
    }

    /** A sample is the log with each customer as often as drawn; its chain has the effects of that log. */
    @Test
    void aSampleIsTheLogOfTheDrawnCustomers() {
        String[] lines = log(3);
        Resamples resamples = Resamples.of(SAMPLES, 11);
        for (int order = 1; order <= 3; order++) {
            List<RemovalSamples.Sample> samples = RemovalSamples.of(Fixture.journeys(lines), order, resamples);
            assertThat(samples).hasSize(SAMPLES);
            for (int s = 0; s < SAMPLES; s++) {
                // One customer of each letter more, who ends at once, would change the chain: all letters are drawn
                // anyway.
                List<String> drawn = new ArrayList<>();
                for (int c = 0; c < lines.length; c++) {
                    int weight = resamples.weight(s, c * 0x9E3779B97F4A7C15L);
                    IntStream.range(0, weight).forEach(w -> drawn.add(""));
                    int at = c;
                    drawn.replaceAll(line -> line.isEmpty() ? lines[at] : line);
                }
                JourneySet log = Fixture.journeys(drawn.toArray(String[]::new));
                double[] effects = Removals.of(CountedChain.of(log, order)).effects();
                assertThat(samples.get(s).effects()).hasSameSizeAs(effects);
                double sum = 0;
                for (int step = 0; step < effects.length; step++) {
                    assertThat(samples.get(s).effects()[step]).isCloseTo(effects[step], within(1e-13));
                    sum += samples.get(s).shares()[step];
                }
                // Every conversion has a step before it.
                assertThat(sum).isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    void blocksDoNotMatterToTheBit() {
        Resamples resamples = Resamples.of(SAMPLES, 5);
        List<RemovalSamples.Sample> one = RemovalSamples.of(Fixture.journeys(log(8)), 2, resamples);
        List<RemovalSamples.Sample> many =
                RemovalSamples.of(Fixture.of(log(8)).blocksOf(7).set(), 2, resamples);
        for (int s = 0; s < one.size(); s++) {
            assertThat(many.get(s).effects()).isEqualTo(one.get(s).effects());
            assertThat(many.get(s).shares()).isEqualTo(one.get(s).shares());
        }
    }

    @Test
    void samplesWithoutConversionsAreLeftOut() {
        List<RemovalSamples.Sample> samples =
                RemovalSamples.of(Fixture.journeys("A => z", "A x3"), 1, Resamples.of(400, 1));
        // The one customer who converts is not drawn with 1/e.
        assertThat(samples.size() / 400.0).isCloseTo(1 - Math.exp(-1), within(0.07));
    }
}
