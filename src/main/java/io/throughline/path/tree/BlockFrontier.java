package io.throughline.path.tree;

import io.throughline.journey.JourneyBlock;
import java.util.Arrays;

/**
 * Ways through the journeys of one block that are followed in step, all in one direction: for each the place it comes to next, the place
 * at which it is over, and the state it is in, which says how it came here. Ways stay in the order of the journeys, so that each round
 * reads the steps from front to back. Written by one thread.
 */
final class BlockFrontier {
    private final JourneyBlock block;
    private final int direction;
    private int[] next;
    /** Where the way is over: a way whose next place is this one has come to its end. */
    private int[] stop;

    private int[] journey;
    private int[] state;
    private int size;

    BlockFrontier(JourneyBlock block, int direction) {
        this.block = block;
        this.direction = direction;
        next = new int[block.journeys()];
        stop = new int[block.journeys()];
        journey = new int[block.journeys()];
        state = new int[block.journeys()];
    }

    JourneyBlock block() {
        return block;
    }

    int size() {
        return size;
    }

    void add(int from, int end, int journeyNumber) {
        if (size == next.length) {
            int more = Math.max(16, size * 2);
            next = Arrays.copyOf(next, more);
            stop = Arrays.copyOf(stop, more);
            journey = Arrays.copyOf(journey, more);
            state = Arrays.copyOf(state, more);
        }
        next[size] = from;
        stop[size] = end;
        journey[size++] = journeyNumber;
    }

    /**
     * Counts what each way comes to next; those that are over are taken out.
     *
     * @param leaf by state: a way that is over there is over without being counted
     * @param drawn by journey: set where a way of it is over
     */
    void count(boolean[] leaf, FrontierCounts counts, boolean[] drawn) {
        int kept = 0;
        for (int w = 0; w < size; w++) {
            kept = arrive(w, kept, next[w], state[w], leaf, counts, drawn);
        }
        size = kept;
    }

    /** Takes each way one step on, and counts as {@link #count}; ways without a next state are dropped. */
    void advance(NextStates states, boolean[] leaf, FrontierCounts counts, boolean[] drawn) {
        int[] step = block.step();
        int kept = 0;
        for (int w = 0; w < size; w++) {
            int to = states.of(state[w], step[next[w]]);
            if (to >= 0) {
                kept = arrive(w, kept, next[w] + direction, to, leaf, counts, drawn);
            }
        }
        size = kept;
    }

    private int arrive(int w, int kept, int place, int to, boolean[] leaf, FrontierCounts counts, boolean[] drawn) {
        if (place == stop[w]) {
            drawn[journey[w]] = true;
            counts.over(to, leaf[to] ? 0 : 1);
            return kept;
        }
        counts.add(to, block.step()[place]);
        next[kept] = place;
        stop[kept] = stop[w];
        journey[kept] = journey[w];
        state[kept] = to;
        return kept + 1;
    }
}
