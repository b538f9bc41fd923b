package io.throughline.path.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The state a way is in after a step, by the state it was in and the step; −1 where it is not followed further. */
final class NextStates {
    private final int[] states;
    private final int codes;
    /** How far the rows of {@link #states} lie apart; 0 where the state before plays no part. */
    private final int stride;
    /** Known pairs, ascending, where a table of all of them would be too wide. */
    private final long @Nullable [] keys;

    private NextStates(int[] states, int codes, int stride, long @Nullable [] keys) {
        this.states = states;
        this.codes = codes;
        this.stride = stride;
        this.keys = keys;
    }

    /** @param states by step code */
    static NextStates byCode(int[] states) {
        return new NextStates(states, states.length, 0, null);
    }

    /**
     * States 0, 1, … of the pairs named.
     *
     * @param before how many states there were
     * @param from state before, by new state
     * @param code step, by new state
     */
    static NextStates byPair(int before, int codes, int[] from, int[] code) {
        if ((long) before * codes <= FrontierCounts.WIDEST) {
            int[] states = new int[before * codes];
            Arrays.fill(states, -1);
            for (int to = 0; to < from.length; to++) {
                states[from[to] * codes + code[to]] = to;
            }
            return new NextStates(states, codes, codes, null);
        }
        long[] keys = new long[from.length];
        Arrays.setAll(keys, to -> (long) from[to] * codes + code[to]);
        Arrays.sort(keys);
        int[] states = new int[from.length];
        for (int to = 0; to < from.length; to++) {
            states[Arrays.binarySearch(keys, (long) from[to] * codes + code[to])] = to;
        }
        return new NextStates(states, codes, codes, keys);
    }

    int of(int state, int code) {
        return keys == null ? states[state * stride + code] : find(keys, state, code);
    }

    private int find(long[] known, int state, int code) {
        int place = Arrays.binarySearch(known, (long) state * codes + code);
        return place < 0 ? -1 : states[place];
    }
}
