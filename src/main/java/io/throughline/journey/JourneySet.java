package io.throughline.journey;

import io.throughline.catalogue.Catalogue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journeys of one scope, cut once; every figure of an answer is computed from it.
 *
 * @param contacts what the contact codes of the blocks' rows mean
 * @param plan how the timelines were cut: what step each contact is, and which are dropped or convert
 * @param columns attributes and traits of the same data
 * @param blocks in the order of customers; the division depends on the data alone, never on threads
 * @param dataUntil latest time in the data, microseconds UTC; null where there are only step numbers
 */
public record JourneySet(
        Scope scope,
        Steps steps,
        InteractionKindNames contacts,
        CutPlan plan,
        AttributeTable columns,
        List<JourneyBlock> blocks,
        @Nullable Long dataUntil) {
    public JourneySet {
        blocks = GuardedBlocks.of(blocks);
    }

    /** Journeys made by hand: the contact codes of their rows are the codes of their steps. */
    public JourneySet(
            Scope scope, Steps steps, Catalogue catalogue, List<JourneyBlock> blocks, @Nullable Long dataUntil) {
        this(
                scope,
                steps,
                new InteractionKindNames(InteractionKinds.ofTouchpoints(steps.size()), catalogue),
                CutPlan.ofSteps(steps, dataUntil),
                AttributeTable.NONE,
                blocks,
                dataUntil);
    }

    /** The journeys that a test keeps, as they were cut; worked on in parallel, in the same order of blocks. */
    public JourneySet keep(JourneyPredicate test) {
        List<JourneyBlock> kept = blocks.parallelStream()
                .map(block -> BlockFilter.keep(block, test.keep(block)))
                .toList();
        return new JourneySet(scope, steps, contacts, plan, columns, kept, dataUntil);
    }

    /** The same journeys, their touchpoints described otherwise. */
    public JourneySet withCatalogue(Catalogue other) {
        InteractionKindNames names = new InteractionKindNames(contacts.contacts(), other);
        return new JourneySet(scope, steps, names, plan, columns, blocks, dataUntil);
    }

    public Catalogue catalogue() {
        return contacts.catalogue();
    }
}
