package io.throughline.path;

import io.throughline.journey.JourneyBlock;
import java.util.Arrays;
import java.util.List;

/**
 * Ways through the journeys of some blocks that are followed in step, all in one direction: for each the place it comes to next and the
 * place at which it is over. Written by one thread.
 */
final class Walkers {
    final List<JourneyBlock> blocks;
    final int direction;
    int[] block = new int[256];
    int[] next = new int[256];
    /** Where the way is over: a way whose next place is this one has come to its end. */
    int[] stop = new int[256];
    /** Number of the journey among those of these blocks. */
    int[] journey = new int[256];

    int size;

    Walkers(List<JourneyBlock> blocks, int direction) {
        this.blocks = blocks;
        this.direction = direction;
    }

    void add(int blockNumber, int from, int end, int journeyNumber) {
        if (size == next.length) {
            int more = size * 2;
            block = Arrays.copyOf(block, more);
            next = Arrays.copyOf(next, more);
            stop = Arrays.copyOf(stop, more);
            journey = Arrays.copyOf(journey, more);
        }
        block[size] = blockNumber;
        next[size] = from;
        stop[size] = end;
        journey[size++] = journeyNumber;
    }

    /** The step a way comes to next. */
    int step(int walker) {
        return blocks.get(block[walker]).step()[next[walker]];
    }

    /** Room for so many ways of the same blocks. */
    Walkers ofSize(int ways) {
        Walkers others = new Walkers(blocks, direction);
        others.block = new int[ways];
        others.next = new int[ways];
        others.stop = new int[ways];
        others.journey = new int[ways];
        others.size = ways;
        return others;
    }

    /** Puts here a way of others, one step on. */
    void follow(int here, Walkers others, int walker) {
        block[here] = others.block[walker];
        next[here] = others.next[walker] + direction;
        stop[here] = others.stop[walker];
        journey[here] = others.journey[walker];
    }
}
