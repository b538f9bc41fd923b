package io.throughline.markov.count;

import io.throughline.journey.Deadline;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * For every position of every journey the tuple of its last min(i, k) steps as one number, for k = 1, 2, …. The end of an unconverted
 * journey is a position of its own, with the symbol {@link #ended()}; a conversion is the last step already.
 *
 * <p>Exact at any k: the tuple of k steps is the tuple of k − 1 steps one position earlier and the step, a pair of two numbers; the
 * pairs that occur are numbered again, from 1, in lexicographic order. START is 0.
 *
 * <p>Cost: two passes over the steps for each k, divided among the processors.
 */
public final class Tuples {
    private final JourneySet set;
    private final int[][] begin;
    private final int[][] symbol;
    private final List<Level> levels = new ArrayList<>();

    /**
     * Tuples of one length.
     *
     * @param code number of the tuple that ends at each position, by block
     * @param size how many tuples there are; codes go from 1 to this
     */
    public record Level(int[][] code, int size) {}

    private Tuples(JourneySet set) {
        this.set = set;
        int blocks = set.blocks().size();
        begin = new int[blocks][];
        symbol = new int[blocks][];
        IntStream.range(0, blocks).parallel().forEach(b -> spell(b, set.blocks().get(b)));
    }

    public static Tuples of(JourneySet set) {
        return new Tuples(set);
    }

    private void spell(int b, JourneyBlock block) {
        int[] first = new int[block.journeys() + 1];
        int[] symbols = new int[block.steps() + block.journeys()];
        int n = 0;
        for (int j = 0; j < block.journeys(); j++) {
            first[j] = n;
            int from = block.offset()[j];
            int length = block.offset()[j + 1] - from;
            System.arraycopy(block.step(), from, symbols, n, length);
            n += length;
            if (length == 0 || !set.steps().isConversion(symbols[n - 1])) {
                symbols[n++] = ended();
            }
        }
        first[block.journeys()] = n;
        begin[b] = first;
        symbol[b] = symbols;
    }

    public JourneySet set() {
        return set;
    }

    public int blocks() {
        return begin.length;
    }

    /** First position of each journey of a block, and one more. */
    public int[] begin(int b) {
        return begin[b];
    }

    int[] symbol(int b) {
        return symbol[b];
    }

    int ended() {
        return set.steps().size();
    }

    /** True where a journey goes on after this symbol. */
    boolean goesOn(int symbol) {
        return symbol < ended() && !set.steps().isConversion(symbol);
    }

    /** Tuples of {@code length} ≥ 1 steps. */
    public Level level(int length) {
        while (levels.size() < length) {
            levels.add(next(levels.isEmpty() ? null : levels.get(levels.size() - 1)));
        }
        return levels.get(length - 1);
    }

    private Level next(@Nullable Level shorter) {
        long symbols = ended() + 1L;
        long range = (shorter == null ? 1 : shorter.size + 1L) * symbols;
        RankedKeys ranks = range <= RankedKeys.BITS ? marked(shorter, range) : RankedKeys.ofKeys(keys(shorter));
        int[][] code = new int[blocks()][];
        IntStream.range(0, blocks()).parallel().forEach(b -> {
            Walk walk = new Walk(b, shorter);
            code[b] = new int[walk.end];
            for (int i = 0; i < walk.end; i++) {
                code[b][i] = ranks.rank(walk.key(i));
            }
        });
        return new Level(code, ranks.size());
    }

    private RankedKeys marked(@Nullable Level shorter, long range) {
        RankedKeys ranks = RankedKeys.ofRange(range);
        IntStream.range(0, blocks()).parallel().forEach(b -> {
            Walk walk = new Walk(b, shorter);
            for (int i = 0; i < walk.end; i++) {
                ranks.mark(walk.key(i));
            }
        });
        return ranks.seal();
    }

    private long[] keys(@Nullable Level shorter) {
        int[] from = new int[blocks() + 1];
        for (int b = 0; b < blocks(); b++) {
            from[b + 1] = Math.addExact(from[b], begin[b][begin[b].length - 1]);
        }
        long[] keys = new long[from[blocks()]];
        IntStream.range(0, blocks()).parallel().forEach(b -> {
            Walk walk = new Walk(b, shorter);
            for (int i = 0; i < walk.end; i++) {
                keys[from[b] + i] = walk.key(i);
            }
        });
        return keys;
    }

    /** The pairs of one block, position by position. */
    private final class Walk {
        final int end;
        private final int[] first;
        private final int[] symbols;
        private final int @Nullable [] shorter;
        private final long radix = ended() + 1L;
        private int journey;

        Walk(int b, @Nullable Level level) {
            Deadline.check();
            first = begin[b];
            symbols = symbol[b];
            shorter = level == null ? null : level.code[b];
            end = first[first.length - 1];
        }

        long key(int i) {
            boolean opens = i == first[journey];
            journey += opens ? 1 : 0;
            return (opens || shorter == null ? 0 : shorter[i - 1] * radix) + symbols[i];
        }
    }
}
