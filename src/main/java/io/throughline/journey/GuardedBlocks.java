package io.throughline.journey;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Blocks from which every figure takes its journeys; whoever takes the next one for a question that is given up stops here. */
final class GuardedBlocks extends AbstractList<JourneyBlock> implements RandomAccess {
    private final List<JourneyBlock> blocks;

    private GuardedBlocks(List<JourneyBlock> blocks) {
        this.blocks = blocks;
    }

    static List<JourneyBlock> of(List<JourneyBlock> blocks) {
        return blocks instanceof GuardedBlocks ? blocks : new GuardedBlocks(List.copyOf(blocks));
    }

    @Override
    public JourneyBlock get(int index) {
        Deadline.check();
        return blocks.get(index);
    }

    @Override
    public int size() {
        return blocks.size();
    }
}
