package io.throughline.markov.count;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * States and transitions of a chain that remembers {@code order} steps, as they occur in journeys. State 0 is START, the others are tuples in
 * lexicographic order; transitions stand in rows by their first state, each row ascending by the step it adds.
 *
 * @param order steps that a state remembers
 * @param rows first transition of each state, and one more
 * @param target state that a transition leads to; {@link #CONVERTED} and {@link #ENDED} absorb
 * @param symbol step that a transition adds
 * @param last last step of each state; −1 for START
 * @param sweepOrder states but START by what they share beside their first step: their targets lie next to each other
 * @param steps how many steps there are
 */
public record ChainShape(int order, int[] rows, int[] target, int[] symbol, int[] last, int[] sweepOrder, int steps) {
    public static final int CONVERTED = -1;
    public static final int ENDED = -2;

    static ChainShape of(Tuples tuples, int order) {
        Tuples.Level states = tuples.level(order);
        Tuples.Level edges = tuples.level(order + 1);
        int[] source = new int[edges.size()];
        int[] target = new int[edges.size()];
        int[] symbol = new int[edges.size()];
        int[] last = new int[states.size() + 1];
        int[] shared = new int[states.size() + 1];
        last[0] = -1;
        // Threads that meet the same tuple write the same numbers.
        IntStream.range(0, tuples.blocks()).parallel().forEach(b -> {
            int[] begin = tuples.begin(b);
            int[] state = states.code()[b];
            int[] edge = edges.code()[b];
            int[] suffix =
                    order == 1 ? new int[state.length] : tuples.level(order - 1).code()[b];
            for (int j = 0; j + 1 < begin.length; j++) {
                for (int i = begin[j]; i < begin[j + 1]; i++) {
                    int e = edge[i] - 1;
                    int added = tuples.symbol(b)[i];
                    boolean goesOn = tuples.goesOn(added);
                    source[e] = i == begin[j] ? 0 : state[i - 1];
                    target[e] = goesOn ? state[i] : added == tuples.ended() ? ENDED : CONVERTED;
                    symbol[e] = added;
                    last[state[i]] = added;
                    shared[state[i]] = suffix[i];
                }
            }
        });
        int[] rows = rows(source, states.size() + 1);
        int width = order == 1 ? 1 : tuples.level(order - 1).size() + 1;
        return new ChainShape(order, rows, target, symbol, last, sweepOrder(shared, width, rows), tuples.ended());
    }

    private static int[] rows(int[] source, int states) {
        int[] rows = new int[states + 1];
        for (int s : source) {
            rows[s + 1]++;
        }
        Arrays.parallelPrefix(rows, Integer::sum);
        return rows;
    }

    /** Counting sort by what is shared; states that are never left are no states of the chain. */
    private static int[] sweepOrder(int[] shared, int width, int[] rows) {
        int[] place = new int[width + 1];
        for (int s = 1; s < shared.length; s++) {
            place[shared[s] + 1] += rows[s] < rows[s + 1] ? 1 : 0;
        }
        Arrays.parallelPrefix(place, Integer::sum);
        int[] order = new int[place[width]];
        for (int s = 1; s < shared.length; s++) {
            if (rows[s] < rows[s + 1]) {
                order[place[shared[s]]++] = s;
            }
        }
        return order;
    }

    public int states() {
        return last.length;
    }

    public int edges() {
        return target.length;
    }
}
