package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Sums over journeys, gathered customer by customer; one for each block, merged in the order of blocks.
 *
 * @param <S> what gathers
 */
interface Gathered<S extends Gathered<S>> {

    /** The journeys of one customer: [first, end) of a block. */
    void add(JourneyBlock block, int first, int end);

    void merge(S other);

    /** Over all customers of a set. Cost: one pass, blocks side by side. */
    static <S extends Gathered<S>> S over(JourneySet set, Supplier<S> fresh) {
        return IntStream.range(0, set.blocks().size())
                .parallel()
                .mapToObj(b -> over(set.blocks().get(b), fresh.get()))
                .toList()
                .stream()
                .reduce(fresh.get(), Gathered::joined);
    }

    private static <S extends Gathered<S>> S over(JourneyBlock block, S sums) {
        int[] slot = block.slot();
        for (int first = 0; first < block.journeys(); ) {
            int end = first + 1;
            while (end < block.journeys() && slot[end] == slot[first]) {
                end++;
            }
            sums.add(block, first, end);
            first = end;
        }
        return sums;
    }

    private static <S extends Gathered<S>> S joined(S all, S part) {
        all.merge(part);
        return all;
    }
}
