package io.throughline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import java.util.BitSet;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NarrowestWaistTest {
    /** What recurses along a path of this length does not fit the stack. */
    @Test
    void aJourneyOfThousandsOfStepsIsAnswered() throws Exception {
        String path = IntStream.range(0, 5_000).mapToObj(i -> "s" + i).collect(Collectors.joining(" > "));
        JourneySet set = Fixture.journeys(path + " => buy", "s7 > s4999 => buy", "s7");
        FutureTask<BitSet> waist = new FutureTask<>(() -> NarrowestWaist.of(JourneyGraph.of(set)));
        new Thread(null, waist, "narrow", 1 << 19).start();
        assertThat(waist.get().stream().mapToObj(set.steps()::id)).containsExactly("s4999");
    }
}
