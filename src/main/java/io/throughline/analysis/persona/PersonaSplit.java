package io.throughline.analysis.persona;

import io.throughline.journey.JourneySet;
import io.throughline.persona.Persona;
import java.util.BitSet;
import java.util.Map;
import java.util.function.Function;

/**
 * How personas divide customers, in the state of the data that some journeys were cut from.
 *
 * @param members ordinals by persona, in order of ids
 * @param everyone ordinals of all customers of the data
 * @param cut the journeys of the same scope, of these customers alone
 */
public record PersonaSplit(Map<Persona, BitSet> members, BitSet everyone, Function<BitSet, JourneySet> cut) {
    /** No personas. */
    public static final PersonaSplit NONE = new PersonaSplit(Map.of(), new BitSet(), customers -> {
        throw new IllegalStateException("there are no personas to cut for");
    });

    /** Every customer fits exactly one persona, and there is one. */
    public boolean isPartition() {
        long sum = members.values().stream().mapToLong(BitSet::cardinality).sum();
        return !members.isEmpty()
                && sum == everyone.cardinality()
                && unassigned().isEmpty();
    }

    /** Customers who fit none. */
    public BitSet unassigned() {
        BitSet left = (BitSet) everyone.clone();
        members.values().forEach(left::andNot);
        return left;
    }
}
