package io.throughline.index;

import io.throughline.journey.IdentityDecision.Identifier;
import io.throughline.journey.PersonErased;
import io.throughline.journey.TimelineSource.Erased;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who was erased while this process ran. For one caller at a time. */
final class ErasedPersons {
    /** All of their ordinals: older timelines of theirs must not come into the file. */
    private final BitSet ordinals = new BitSet();

    private final List<PersonErased> told = new ArrayList<>();

    /** This process erased somebody; the index follows soon. */
    void expect(PersonErased person) {
        told.add(person);
    }

    /** The store says who is gone. */
    void add(int[] gone) {
        for (int ordinal : gone) {
            ordinals.set(ordinal);
        }
    }

    BitSet ordinals() {
        return (BitSet) ordinals.clone();
    }

    /**
     * Identifiers that are gone by a version, each told once.
     *
     * @param erased whom the store says were erased since
     * @return null where another process erased one of them, of whom only the store can tell what is left
     */
    @Nullable
    List<Identifier> identifiers(List<Erased> erased, long version) {
        Set<Long> known = new HashSet<>();
        List<Identifier> identifiers = new ArrayList<>();
        for (PersonErased person : told) {
            if (person.version() <= version) {
                known.add(person.version());
                identifiers.addAll(person.identifiers());
            }
        }
        told.removeIf(person -> person.version() <= version);
        return erased.stream().allMatch(one -> known.contains(one.version())) ? identifiers : null;
    }
}
