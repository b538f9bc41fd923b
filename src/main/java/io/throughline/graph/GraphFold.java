package io.throughline.graph;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.Steps;

/**
 * Folds blocks of journeys into edge counts and node sums, in one pass over the steps. Written by one thread.
 *
 * <p>Invariant: all figures are whole numbers, so folds of any division of the journeys merge to the same result.
 */
final class GraphFold implements EdgeCounts.Fold {
    /** What the customer at hand did at a node so far: visits, journeys, the last of these, unconverted ends, conversions. */
    private static final int VISITS = 0;

    private static final int JOURNEYS = 1;
    private static final int STAMP = 2;
    private static final int ENDED = 3;
    private static final int CONVERTED = 4;
    private static final int WIDTH = 5;
    /** Where the number of a journey begins in what was seen. */
    private static final int NUMBER = 32;

    final EdgeTable edges;
    final NodeSums nodes;
    private final int start;
    private final int ended;
    private final boolean[] conversion;
    private final int[] state;
    private final int[] touched;
    /** By node, for customers of one journey: its number in the upper half, their visits so far in the lower. */
    private final long[] seen;

    private int touchedSize;
    private int journey;

    GraphFold(Steps steps) {
        start = steps.size();
        ended = start + 1;
        edges = new EdgeTable(start + 2);
        nodes = new NodeSums(start + 2);
        conversion = new boolean[start];
        state = new int[start * WIDTH];
        touched = new int[start];
        seen = new long[start];
        for (int i = 0; i < start; i++) {
            conversion[i] = steps.isConversion(i);
        }
    }

    @Override
    public void add(JourneyBlock block) {
        int[] slot = block.slot();
        for (int first = 0; first < block.journeys(); ) {
            int end = first + 1;
            while (end < block.journeys() && slot[end] == slot[first]) {
                end++;
            }
            if (end - first == 1) {
                addSingle(
                        block.step(),
                        block.offset()[first],
                        block.offset()[end],
                        block.flags()[first] & JourneyBlock.CONVERTED);
            } else {
                addCustomer(block, first, end);
            }
            first = end;
        }
    }

    /** A customer of one journey, without a branch at any step: most mispredict, since whether a journey comes back is not to be foreseen. */
    private void addSingle(int[] step, int from, int to, int success) {
        int number = ++journey;
        int before = start;
        for (int k = from; k < to; k++) {
            int here = step[k];
            edges.add(before, here, number);
            long last = seen[here];
            int older = (int) (last >>> NUMBER) - number >> 31;
            int earlier = (int) last & ~older;
            seen[here] = (long) number << NUMBER | earlier + 1;
            nodes.addVisit(here, success, earlier, -older);
            before = here;
        }
        nodes.addOnce(start, 0, success);
        if (!conversion[before]) {
            edges.add(before, ended, number);
            nodes.moveToEnded(before, success, (int) seen[before]);
            addEnded(1, success);
        }
    }

    private void addCustomer(JourneyBlock block, int first, int end) {
        int converted = 0;
        int endedUnconverted = 0;
        for (int j = first; j < end; j++) {
            int success = block.flags()[j] & JourneyBlock.CONVERTED;
            converted += success;
            endedUnconverted += addJourney(block.step(), block.offset()[j], block.offset()[j + 1], success);
        }
        flush(converted);
        nodes.add(start, end - first, end - first, 0, converted, converted);
        if (endedUnconverted > 0) {
            addEnded(endedUnconverted, converted);
        }
    }

    private void addEnded(int journeys, int converted) {
        if (journeys == 1 && converted == 0) {
            nodes.addOnce(ended, 1, 0);
        } else {
            nodes.add(ended, journeys, journeys, journeys, 0, converted);
        }
    }

    /** Returns 1 if the journey ends without a conversion step, else 0. */
    private int addJourney(int[] step, int from, int to, int success) {
        int number = ++journey;
        int before = start;
        for (int k = from; k < to; k++) {
            int here = step[k];
            edges.add(before, here, number);
            int at = here * WIDTH;
            if (state[at + VISITS]++ == 0) {
                touched[touchedSize++] = here;
            }
            if (state[at + STAMP] != number) {
                state[at + STAMP] = number;
                state[at + JOURNEYS]++;
                state[at + CONVERTED] += success;
            }
            before = here;
        }
        if (conversion[before]) {
            return 0;
        }
        edges.add(before, ended, number);
        state[before * WIDTH + ENDED]++;
        return 1;
    }

    /** @param total converted journeys of the customer */
    private void flush(int total) {
        for (int i = 0; i < touchedSize; i++) {
            int node = touched[i];
            int at = node * WIDTH;
            if (state[at + VISITS] == 1 && total <= state[at + CONVERTED]) {
                nodes.addOnce(node, state[at + ENDED], state[at + CONVERTED]);
            } else {
                nodes.add(
                        node,
                        state[at + VISITS],
                        state[at + JOURNEYS],
                        state[at + ENDED],
                        state[at + CONVERTED],
                        total);
            }
            state[at + VISITS] = 0;
            state[at + JOURNEYS] = 0;
            state[at + ENDED] = 0;
            state[at + CONVERTED] = 0;
        }
        touchedSize = 0;
    }

    GraphFold merge(GraphFold other) {
        edges.merge(other.edges);
        nodes.merge(other.nodes);
        return this;
    }
}
