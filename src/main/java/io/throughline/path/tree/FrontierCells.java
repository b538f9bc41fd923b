package io.throughline.path.tree;

import io.throughline.path.PairCounts;
import java.util.Arrays;
import java.util.List;

/**
 * Counts of ways over all strips: those over, by state, and those that come to a step next, by state and step. A state's steps stand
 * together, by code.
 *
 * @param over by state
 * @param first first cell of each state; one entry more than states
 * @param code step of each cell
 * @param count ways of each cell
 */
record FrontierCells(long[] over, int[] first, int[] code, long[] count) {

    static FrontierCells of(List<FrontierCounts> parts, int states, int codes) {
        long[] over = new long[states];
        PairCounts pairs = new PairCounts();
        for (FrontierCounts part : parts) {
            Arrays.setAll(over, state -> over[state] + part.over(state));
            part.addTo(pairs);
        }
        long[] keys = pairs.sortedKeys();
        int[] first = new int[states + 1];
        int[] code = new int[keys.length];
        long[] count = new long[keys.length];
        for (int cell = 0; cell < keys.length; cell++) {
            first[(int) (keys[cell] / codes) + 1]++;
            code[cell] = (int) (keys[cell] % codes);
            count[cell] = pairs.count(keys[cell]);
        }
        for (int state = 0; state < states; state++) {
            first[state + 1] += first[state];
        }
        return new FrontierCells(over, first, code, count);
    }

    int states() {
        return over.length;
    }

    boolean isEmpty() {
        return code.length == 0 && Arrays.stream(over).sum() == 0;
    }
}
