package io.throughline.path;

import io.throughline.journey.JourneyBlock;
import java.util.List;

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

    Walkers walkers(List<JourneyBlock> blocks) {
        Walkers walkers = new Walkers(blocks, direction);
        int before = 0;
        for (int b = 0; b < blocks.size(); b++) {
            JourneyBlock block = blocks.get(b);
            for (int j = 0; j < block.journeys(); j++) {
                add(walkers, block, b, j, before + j);
            }
            before += block.journeys();
        }
        return walkers;
    }

    private void add(Walkers walkers, JourneyBlock block, int b, int j, int number) {
        int first = block.offset()[j];
        int end = block.offset()[j + 1];
        if (from == START) {
            begin(walkers, block, b, first - 1, first, end, number);
        } else if (every) {
            addEvery(walkers, block, b, first, end, number);
        } else {
            int[] step = block.step();
            int k = first;
            while (k < end && step[k] != from) {
                k++;
            }
            if (k < end) {
                begin(walkers, block, b, k, first, end, number);
            }
        }
    }

    private void begin(Walkers walkers, JourneyBlock block, int b, int at, int first, int end, int number) {
        int over = to == NONE ? end : at + 1;
        while (to != NONE && over < end && block.step()[over] != to) {
            over++;
        }
        begin(walkers, b, at, first, to == NONE ? end : over < end ? over + 1 : 0, number);
    }

    /** From the last visit to the first, so that the next `to` is always known. */
    private void addEvery(Walkers walkers, JourneyBlock block, int b, int first, int end, int number) {
        int[] step = block.step();
        int over = to == NONE ? end : 0;
        for (int k = end - 1; k >= first; k--) {
            if (step[k] == from) {
                begin(walkers, b, k, first, over, number);
            }
            over = step[k] == to ? k + 1 : over;
        }
    }

    /** @param over place at which a way forward is over; 0: it never gets there */
    private void begin(Walkers walkers, int b, int at, int first, int over, int number) {
        if (direction < 0) {
            walkers.add(b, at - 1, first - 1, number);
        } else if (over > 0) {
            walkers.add(b, at + 1, over, number);
        }
    }
}
