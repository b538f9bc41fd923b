package io.throughline.path.tree;

import io.throughline.path.PairCounts;
import org.jspecify.annotations.Nullable;

/** How many ways of each state come to each step next, and how many are over. Written by one thread. */
final class FrontierCounts {
    /** Pairs of states and steps that are counted in a table of all of them; more are looked up. */
    static final int WIDEST = 1 << 20;

    private final int codes;
    private final int[] over;
    private final int @Nullable [] table;
    private final PairCounts pairs = new PairCounts();

    FrontierCounts(int states, int codes) {
        this.codes = codes;
        over = new int[states];
        table = (long) states * codes <= WIDEST ? new int[states * codes] : null;
    }

    void add(int state, int code) {
        if (table != null) {
            table[state * codes + code]++;
        } else {
            pairs.add((long) state * codes + code);
        }
    }

    void over(int state, int ways) {
        over[state] += ways;
    }

    long over(int state) {
        return over[state];
    }

    /** All pairs counted so far, for sums over several of these. */
    void addTo(PairCounts sum) {
        if (table == null) {
            sum.merge(pairs);
            return;
        }
        for (int pair = 0; pair < table.length; pair++) {
            if (table[pair] > 0) {
                sum.add(pair, table[pair]);
            }
        }
    }
}
