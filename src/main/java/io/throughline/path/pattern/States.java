package io.throughline.path.pattern;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The deterministic automaton of a pattern, worked out as far as journeys need it: a state is a set of places, its row tells the next
 * state for each symbol. Once the table is full, sets of places are followed one by one until they are known again. One thread at a time.
 *
 * <p>Cost: one look-up for a step known before; otherwise at most twice the size of the program. Never any way back.
 */
final class States {
    /** The journey matches whatever follows. */
    static final int MATCHED = 0;
    /** Nothing that follows can match. */
    static final int LOST = 1;
    /** The set of places stands in {@code outside}. */
    private static final int OUTSIDE = 2;

    private static final int UNKNOWN = -1;
    private static final int MAX_CELLS = 1 << 20;
    private static final int MAX_STATES = 1 << 12;

    private final Automaton automaton;
    private final Places places;
    private final int width;
    private final int most;
    private final Map<Key, Integer> codes = new HashMap<>();
    private final long[] outside;
    private final Key asked;
    private long[][] sets = new long[16][];
    private int size = 3;
    private int[] table;
    private final int first;
    private final int later;

    /** @param states how many are kept at most */
    States(Automaton automaton, int states) {
        this.automaton = automaton;
        places = new Places(automaton);
        width = automaton.symbols.count();
        most = Math.max(8, Math.min(states, MAX_CELLS / width));
        outside = new long[places.bits().length];
        asked = new Key(places.bits());
        table = unknown(sets.length);
        places.clear(true);
        places.add(0);
        first = code();
        places.clear(false);
        places.add(0);
        later = code();
    }

    static States of(Automaton automaton) {
        return new States(automaton, MAX_STATES);
    }

    private int[] unknown(int states) {
        int[] cells = new int[states * width];
        Arrays.fill(cells, UNKNOWN);
        return cells;
    }

    /** Before the first step. */
    int first() {
        return first;
    }

    /** Before a step that is not the first of its journey. */
    int later() {
        return later;
    }

    int next(int state, int symbol) {
        int to = table[state * width + symbol];
        return to == UNKNOWN ? learn(state, symbol) : to;
    }

    /** Whether a journey that ends in this state matches. */
    boolean matchesAtEnd(int state) {
        return state == MATCHED
                || (state != LOST && Places.mayEnd(state == OUTSIDE ? outside : sets[state], automaton.program));
    }

    private int learn(int state, int symbol) {
        places.advance(state == OUTSIDE ? outside : sets[state], symbol);
        int to = code();
        if (state != OUTSIDE && to != OUTSIDE) {
            table[state * width + symbol] = to;
        }
        return to;
    }

    /** The state of the set of places just reached. */
    private int code() {
        if (places.matched()) {
            return MATCHED;
        }
        if (places.isEmpty()) {
            return LOST;
        }
        asked.rehash();
        Integer known = codes.get(asked);
        if (known != null) {
            return known;
        }
        if (size == most) {
            System.arraycopy(places.bits(), 0, outside, 0, outside.length);
            return OUTSIDE;
        }
        return enter();
    }

    private int enter() {
        if (size == sets.length) {
            int[] wider = unknown(size * 2);
            System.arraycopy(table, 0, wider, 0, table.length);
            table = wider;
            sets = Arrays.copyOf(sets, size * 2);
        }
        sets[size] = places.bits().clone();
        Key key = new Key(sets[size]);
        key.rehash();
        codes.put(key, size);
        return size++;
    }

    int size() {
        return size;
    }

    /** Places looked at so far. */
    long visits() {
        return places.visits();
    }

    /** A set of places as a key; {@link #rehash} after its words changed. */
    private static final class Key {
        private final long[] words;
        private int hash;

        Key(long[] words) {
            this.words = words;
        }

        void rehash() {
            hash = Arrays.hashCode(words);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(words, key.words);
        }
    }
}
