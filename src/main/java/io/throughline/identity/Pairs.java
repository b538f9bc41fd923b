package io.throughline.identity;

/** Identifiers that belong together, two by two. */
final class Pairs {
    private final int[] from;
    private final int[] to;
    private int size;

    /** Something done with each pair. */
    interface Act {
        void on(int a, int b);
    }

    Pairs(int most) {
        from = new int[most];
        to = new int[most];
    }

    void add(int a, int b) {
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
