package io.throughline.journey;

import io.throughline.journey.IdentityDecision.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evidence and decisions of people as stored. Implemented by the store. */
public interface IdentityStore {
    /**
     * What visible records show of two identifiers, or a decision about them.
     *
     * @param source of the import; null for a decision
     * @param rule {@code RECORD}, {@code JOIN} (a system says so), or the decision: {@code JOINED} or {@code SEPARATED}
     * @param first time of the first record, microseconds UTC; null where none has one
     * @param records how many carried both
     */
    record Link(
            Identifier a,
            Identifier b,
            String rule,
            @Nullable String source,
            @Nullable Long first,
            @Nullable Long last,
            long records) {}

    /** Links of some identifiers, by identifier and time; at most {@code most}. */
    List<Link> listLinks(List<Identifier> identifiers, int most);

    /** Ids under which interactions of some identifiers are kept, as records spell them. */
    List<String> listSpellings(List<Identifier> identifiers);

    /**
     * Keeps a decision; a later one about the same two takes its place. Figures follow it at once, and the audit log tells it with the same write.
     *
     * @param who asked for it
     */
    void decide(IdentityDecision decision, String who);

    /** Takes a decision back, as {@link #decide} does; false where there is none with this id. */
    boolean withdraw(String id, String who);

    /** All decisions, oldest first. */
    List<IdentityDecision> listDecisions();
}
