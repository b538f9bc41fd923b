package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        return each(set, Spans.ALL, fresh).get(0);
    }

    /** The same for each span, to which the journeys of a customer that begin in it are given. */
    static <S extends Gathered<S>> List<S> each(JourneySet set, Spans spans, Supplier<S> fresh) {
        return each(set, spans, fresh, block -> fresh);
    }

    /** @param in makes what gathers over one block; {@code fresh} what gathers over none */
    static <S extends Gathered<S>> List<S> each(
            JourneySet set, Spans spans, Supplier<S> fresh, Function<JourneyBlock, Supplier<S>> in) {
        List<List<S>> parts = IntStream.range(0, set.blocks().size())
                .parallel()
                .mapToObj(b -> each(set.blocks().get(b), spans, in))
                .toList();
        List<S> all = many(spans, fresh);
        for (List<S> part : parts) {
            for (int span = 0; span < spans.size(); span++) {
                all.get(span).merge(part.get(span));
            }
        }
        return all;
    }

    private static <S> List<S> many(Spans spans, Supplier<S> fresh) {
        return Stream.generate(fresh).limit(spans.size()).toList();
    }

    private static <S extends Gathered<S>> List<S> each(
            JourneyBlock block, Spans spans, Function<JourneyBlock, Supplier<S>> in) {
        List<S> sums = many(spans, in.apply(block));
        int[] slot = block.slot();
        for (int first = 0; first < block.journeys(); ) {
            int end = first + 1;
            while (end < block.journeys() && slot[end] == slot[first]) {
                end++;
            }
            if (spans.isAll()) {
                sums.get(0).add(block, first, end);
            } else {
                add(sums, spans, block, first, end);
            }
            first = end;
        }
        return sums;
    }

    /** A customer's journeys begin one after the other. */
    private static <S extends Gathered<S>> void add(List<S> sums, Spans spans, JourneyBlock block, int first, int end) {
        for (int from = first; from < end; ) {
            int span = spans.of(block, from);
            int to = from + 1;
            while (to < end && spans.of(block, to) == span) {
                to++;
            }
            if (span != Spans.NONE) {
                sums.get(span).add(block, from, to);
            }
            from = to;
        }
    }
}
