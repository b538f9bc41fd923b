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
            return;
        }
        int[] step = block.step();
        for (int k = first; k < end; k++) {
            if (step[k] == from) {
                begin(walkers, block, b, k, first, end, number);
                if (!every) {
                    return;
                }
            }
        }
    }

    private void begin(Walkers walkers, JourneyBlock block, int b, int at, int first, int end, int number) {
        if (direction < 0) {
            walkers.add(b, at - 1, first - 1, number);
        } else if (to == NONE) {
            walkers.add(b, at + 1, end, number);
        } else {
            int k = at + 1;
            while (k < end && block.step()[k] != to) {
                k++;
            }
            if (k < end) {
                walkers.add(b, at + 1, k + 1, number);
            }
        }
    }
}
