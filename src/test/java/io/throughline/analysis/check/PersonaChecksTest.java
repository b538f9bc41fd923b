package io.throughline.analysis.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.persona.PersonaSplit;
import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Blocks;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Check;
import io.throughline.persona.Persona;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parts add up edge by edge, and a single wrong step is noticed even where the sums agree. */
class PersonaChecksTest {
    private static final JourneySet SOUND = Fixture.journeys("A > B => buy 40", "A > C", "B > A", "=> buy 2");

    private static BitSet bits(int... ordinals) {
        BitSet bits = new BitSet();
        for (int ordinal : ordinals) {
            bits.set(ordinal);
        }
        return bits;
    }

    private static JourneySet of(BitSet customers) {
        return SOUND.keep(block -> {
            BitSet kept = new BitSet();
            for (int j = 0; j < block.journeys(); j++) {
                kept.set(j, customers.get(block.timelines().ordinals()[block.slot()[j]]));
            }
            return kept;
        });
    }

    private static List<Check> checks(JourneySet set, BitSet... members) {
        Map<Persona, BitSet> personas = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i++) {
            personas.put(new Persona("p" + i, "P", "true", null, List.of(), null), members[i]);
        }
        PersonaSplit split = new PersonaSplit(personas, bits(0, 1, 2, 3), PersonaChecksTest::of);
        return PersonaChecks.of(set, JourneyGraph.of(set), () -> split);
    }

    /** 3 + 3 + 3 + 1 transitions: START A B buy; START A C ENDED; START B A ENDED; START buy. */
    @Test
    void partsAddUp() {
        assertThat(checks(SOUND, bits(0, 3), bits(1, 2))).containsExactly(new Check(PersonaChecks.NAME, true, 10, 10));
        assertThat(checks(SOUND, bits(0, 1, 2, 3))).allMatch(Check::holds).hasSize(1);
    }

    @Test
    void whatIsNoPartitionIsNotChecked() {
        assertThat(checks(SOUND)).isEmpty();
        assertThat(checks(SOUND, bits(0, 3), bits(1))).isEmpty();
        assertThat(checks(SOUND, bits(0, 3), bits(1, 2, 3))).isEmpty();
        assertThat(checks(SOUND, bits(0, 3, 1), bits(1)))
                .as("as many, but one twice")
                .isEmpty();
    }

    @Test
    void aWrongStepIsNoticedThoughTheSumsAgree() {
        JourneyBlock b = SOUND.blocks().get(0);
        int[] steps = b.step().clone();
        steps[0] = SOUND.steps().find("C");
        JourneyBlock spoilt = Blocks.withSteps(b, steps);
        JourneySet set =
                new JourneySet(SOUND.scope(), SOUND.steps(), SOUND.catalogue(), List.of(spoilt), SOUND.dataUntil());
        Check check = checks(set, bits(0, 3), bits(1, 2)).get(0);
        assertThat(check.holds()).isFalse();
        assertThat(check.left()).isEqualTo(check.right());
    }
}
