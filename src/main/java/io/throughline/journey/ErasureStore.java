package io.throughline.journey;

import io.throughline.journey.IdentityDecision.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes persons out of everything that is kept. Implemented by the store. */
public interface ErasureStore {
    /**
     * A person, whole.
     *
     * @param ids under which interactions may be kept
     * @param identifiers all that stand for the person
     */
    record Person(List<String> ids, List<Identifier> identifiers) {
        public Person {
            ids = List.copyOf(ids);
            identifiers = List.copyOf(identifiers);
        }
    }

    /**
     * Erases a person in one transaction; figures follow before it returns, and what the files still hold is overwritten soon after.
     *
     * @param whom asked once no import is under way any more: one that has just ended may have told of more that is theirs
     * @param door through which it was asked
     * @return empty where nothing that is kept names the person
     */
    Optional<Erased> erase(Supplier<Person> whom, String door, String author, String reason);

    /** Who was erased, and what the log of it tells. */
    record Erased(Person person, Erasure erasure) {}

    /** What still names a person, since others refer to it by this id or name. */
    record StillNamed(String kind, String id) {}

    /** Maps, what stands on them, KPIs, departments and keys whose id or name holds the person. */
    List<StillNamed> listStillNamed(Person person);

    /** Erasures, newest first. */
    List<Erasure> listErasures(int first);

    /** Overwrites what files still hold of persons that were erased; returns once that is done, or found not to be possible here. */
    void wipe();
}
