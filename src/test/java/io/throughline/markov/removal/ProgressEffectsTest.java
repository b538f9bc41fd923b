package io.throughline.markov.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.journey.Fixture;
import io.throughline.markov.count.CountedChain;
import org.junit.jupiter.api.Test;

/** How much a step contributes to reaching a later stage, by hand. */
class ProgressEffectsTest {
    /**
     * Steps A, B in stage 0, C in stage 1, the conversion z in stage 2. Journeys: A > C => z, A > B > C, A > B, B, B > C. START 3/5 to A, 2/5 to B; A 1/3 to C, 2/3 to B; B 2/4 to C.
     * Reached after stage 0: 3/5·(1/3 + 2/3·1/2) + 2/5·1/2 = 3/5. Without A: 2/5·1/2 = 1/5, so A brings 2/5. Without B: 3/5·1/3 = 1/5, so B brings 2/5.
     * After stage 1, only z: C is left for z once of 3: 3/5·1/3 = 1/5, all by C.
     */
    @Test
    void threeStagesByHand() {
        CountedChain chain = CountedChain.of(Fixture.journeys("A > C => z", "A > B > C", "A > B", "B", "B > C"), 1);
        double[] effects = ProgressEffects.of(chain, new int[] {0, 0, 1, 2});
        assertThat(effects[0]).isCloseTo(2 / 5.0, within(1e-15));
        assertThat(effects[1]).isCloseTo(2 / 5.0, within(1e-15));
        assertThat(effects[2]).isCloseTo(1 / 5.0, within(1e-15));
        assertThat(effects[3]).isNaN();
    }

    /** A step in no stage has no effect; one that leads nowhere later has none either. */
    @Test
    void stepsWithoutAStage() {
        CountedChain chain = CountedChain.of(Fixture.journeys("A > C => z", "B"), 1);
        double[] effects = ProgressEffects.of(chain, new int[] {0, 0, -1, 1});
        assertThat(effects[0]).isCloseTo(1 / 2.0, within(1e-15));
        assertThat(effects[1]).isZero();
        assertThat(effects[2]).isNaN();
        assertThat(effects[3]).isNaN();
        assertThat(ProgressEffects.of(chain, new int[] {-1, -1, -1, -1})).containsOnly(Double.NaN);
    }
}
