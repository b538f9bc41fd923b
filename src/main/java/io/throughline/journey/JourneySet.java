package io.throughline.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journeys of one scope, cut once; every figure of an answer is computed from it.
 *
 * @param contacts what the contact codes of the blocks' rows mean
 * @param blocks in the order of customers; the division depends on the data alone, never on threads
 * @param dataUntil latest time in the data, microseconds UTC; null where there are only step numbers
 */
public record JourneySet(
        Scope scope,
        Steps steps,
        Catalogue catalogue,
        Contacts contacts,
        List<JourneyBlock> blocks,
        @Nullable Long dataUntil) {
    public JourneySet {
        blocks = List.copyOf(blocks);
    }

    /** Journeys made by hand, whose rows are of no contact. */
    public JourneySet(
            Scope scope, Steps steps, Catalogue catalogue, List<JourneyBlock> blocks, @Nullable Long dataUntil) {
        this(scope, steps, catalogue, new Contacts(), blocks, dataUntil);
    }
}
