package io.throughline.attribution;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.stream.IntStream;

/** What there is to share: conversions and their value, what of them no step preceded, and which steps occur. Cost: one pass over the steps. */
final class Outcomes {
    long journeys;
    long conversions;
    long unattributed;
    double value;
    double unattributedValue;
    /** Converted journeys with an earlier step whose times are step numbers. */
    long untimed;
    /** By step code. */
    final boolean[] occurs;

    private Outcomes(int steps) {
        occurs = new boolean[steps];
    }

    static Outcomes of(JourneySet set) {
        int steps = set.steps().size();
        Outcomes[] parts = IntStream.range(0, set.blocks().size())
                .parallel()
                .mapToObj(b -> of(set.blocks().get(b), steps))
                .toArray(Outcomes[]::new);
        Outcomes all = new Outcomes(steps);
        for (Outcomes part : parts) {
            all.merge(part);
        }
        return all;
    }

    private static Outcomes of(JourneyBlock block, int steps) {
        Outcomes outcomes = new Outcomes(steps);
        outcomes.journeys = block.journeys();
        for (int k = block.offset()[0]; k < block.offset()[block.journeys()]; k++) {
            outcomes.occurs[block.step()[k]] = true;
        }
        for (int j = 0; j < block.journeys(); j++) {
            if (block.converted(j)) {
                outcomes.add(block, j);
            }
        }
        return outcomes;
    }

    private void add(JourneyBlock block, int journey) {
        boolean bare = block.offset()[journey + 1] - block.offset()[journey] == 1;
        double worth = block.value()[journey];
        conversions++;
        value += worth;
        unattributed += bare ? 1 : 0;
        unattributedValue += bare ? worth : 0;
        untimed += !bare && block.countsSteps(journey) ? 1 : 0;
    }

    private void merge(Outcomes other) {
        journeys += other.journeys;
        conversions += other.conversions;
        unattributed += other.unattributed;
        value += other.value;
        unattributedValue += other.unattributedValue;
        untimed += other.untimed;
        for (int step = 0; step < occurs.length; step++) {
            occurs[step] |= other.occurs[step];
        }
    }

    /** Conversions that can be shared. */
    long attributable() {
        return conversions - unattributed;
    }
}
