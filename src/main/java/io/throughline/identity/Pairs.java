package io.throughline.identity;

import java.util.Arrays;

/** Identifiers that belong together, two by two. */
final class Pairs {
    private int[] from;
    private int[] to;
    private int size;

    /** Something done with each pair. */
    interface Act {
        void on(int a, int b);
    }

    /** @param expected how many there may be */
    Pairs(int expected) {
        from = new int[Math.max(16, expected)];
        to = new int[from.length];
    }

    void add(int a, int b) {
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
        }
        from[size] = a;
        to[size++] = b;
    }

    int size() {
        return size;
    }

    void forEach(Act act) {
        for (int i = 0; i < size; i++) {
            act.on(from[i], to[i]);
        }
    }
}
