package io.throughline.index;

import io.throughline.journey.IdentityDecision.Identifier;
import io.throughline.journey.PersonErased;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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

    /** The store says who is gone. @return whether any of them is new */
    boolean add(int[] gone) {
        int before = ordinals.cardinality();
        for (int ordinal : gone) {
            ordinals.set(ordinal);
        }
        return ordinals.cardinality() > before;
    }

    BitSet ordinals() {
        return (BitSet) ordinals.clone();
    }

    /**
     * Identifiers that are gone by a version, each told once.
     *
     * @param gone ordinals of those whom the store says were erased since
     * @return null where another process erased one of them, of whom only the store can tell what is left
     */
    @Nullable
    List<Identifier> identifiers(int[] gone, long version) {
        BitSet known = new BitSet();
        List<Identifier> identifiers = new ArrayList<>();
        for (PersonErased person : told) {
            if (person.version() <= version) {
                person.ordinals().forEach(ordinal -> known.set(ordinal.intValue()));
                identifiers.addAll(person.identifiers());
            }
        }
        told.removeIf(person -> person.version() <= version);
        for (int ordinal : gone) {
            if (!known.get(ordinal)) {
                return null;
            }
        }
        return identifiers;
    }
}
