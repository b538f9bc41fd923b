package io.throughline.markov.count;

import java.util.Arrays;

/**
 * The states of a chain such that each comes after those it leads to, as far as loops allow: the order in which a depth-first search from
 * START leaves them. A long row of steps is settled in one sweep. Cost: linear in the transitions.
 */
public final class PostOrder {
    private PostOrder() {}

    /** All states that are ever left, but START. */
    public static int[] of(CountedChain chain) {
        ChainShape shape = chain.shape();
        int[] next = Arrays.copyOf(shape.rows(), shape.states());
        boolean[] seen = new boolean[shape.states()];
        int[] trail = new int[shape.states()];
        int[] order = new int[shape.sweepOrder().length];
        int n = 0;
        int depth = 0;
        seen[0] = true;
        while (depth >= 0) {
            int state = trail[depth];
            if (next[state] == shape.rows()[state + 1]) {
                depth--;
                if (state != 0) {
                    order[n++] = state;
                }
                continue;
            }
            int target = shape.target()[next[state]++];
            if (target >= 0 && !seen[target]) {
                seen[target] = true;
                trail[++depth] = target;
            }
        }
        for (int state : shape.sweepOrder()) {
            if (!seen[state]) {
                order[n++] = state;
            }
        }
        return order;
    }
}
