package io.throughline.journey;

import io.throughline.journey.IdentityDecision.Identifier;
import java.util.List;
import java.util.Optional;

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
     * @param door through which it was asked
     * @return empty where nothing that is kept names the person
     */
    Optional<Erasure> erase(Person person, String door, String author, String reason);

    /** What still names a person, since others refer to it by this id or name. */
    record StillNamed(String kind, String id) {}

    /** Maps, what stands on them, KPIs, departments and keys whose id or name holds the person. */
    List<StillNamed> listStillNamed(Person person);

    /** Erasures, newest first. */
    List<Erasure> listErasures(int first);

    /** Overwrites what files still hold of persons that were erased; returns once that is done, or found not to be possible here. */
    void wipe();
}
