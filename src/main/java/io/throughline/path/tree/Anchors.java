package io.throughline.path.tree;

import io.throughline.journey.JourneyBlock;

/** Where the ways of a question begin in each journey, and where they are over. */
final class Anchors {
    static final int START = -1;
    static final int NONE = -2;

    private final int from;
    private final int to;
    private final boolean every;
    private final int direction;

    /**
     * @param from step code, or START; ways begin after it, or before it going backward
     * @param to the step at whose first visit after {@code from} a way is over; NONE: at the journey's end
     */
    Anchors(int from, int to, boolean every, int direction) {
        this.from = from;
        this.to = to;
        this.every = every;
        this.direction = direction;
    }

    /** The ways of a block, in the order of its journeys. */
    BlockFrontier walkers(JourneyBlock block) {
        BlockFrontier walkers = new BlockFrontier(block, direction);
        for (int j = 0; j < block.journeys(); j++) {
            add(walkers, block, j);
        }
        return walkers;
    }

    private void add(BlockFrontier walkers, JourneyBlock block, int j) {
        int first = block.offset()[j];
        int end = block.offset()[j + 1];
        if (from == START) {
            begin(walkers, block, first - 1, first, end, j);
        } else if (every) {
            addEvery(walkers, block, first, end, j);
        } else {
            int[] step = block.step();
            int k = first;
            while (k < end && step[k] != from) {
                k++;
            }
            if (k < end) {
                begin(walkers, block, k, first, end, j);
            }
        }
    }

    private void begin(BlockFrontier walkers, JourneyBlock block, int at, int first, int end, int number) {
        int over = to == NONE ? end : at + 1;
        while (to != NONE && over < end && block.step()[over] != to) {
            over++;
        }
        begin(walkers, at, first, to == NONE ? end : over < end ? over + 1 : 0, number);
    }

    /** From the last visit to the first, so that the next `to` is always known. */
    private void addEvery(BlockFrontier walkers, JourneyBlock block, int first, int end, int number) {
        int[] step = block.step();
        int over = to == NONE ? end : 0;
        for (int k = end - 1; k >= first; k--) {
            if (step[k] == from) {
                begin(walkers, k, first, over, number);
            }
            over = step[k] == to ? k + 1 : over;
        }
    }

    /** @param over place at which a way forward is over; 0: it never gets there */
    private void begin(BlockFrontier walkers, int at, int first, int over, int number) {
        if (direction < 0) {
            walkers.add(at - 1, first - 1, number);
        } else if (over > 0) {
            walkers.add(at + 1, over, number);
        }
    }
}
