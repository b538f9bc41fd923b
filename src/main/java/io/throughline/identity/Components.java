package io.throughline.identity;

/** Sets of numbers that grow together. */
final class Components {
    private final int[] parent;

    Components(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    Components(Components other) {
        parent = other.parent.clone();
    }

    int of(int id) {
        int at = id;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    void join(int a, int b) {
        int one = of(a);
        int other = of(b);
        parent[Math.max(one, other)] = Math.min(one, other);
    }

    /** Becomes the same as another of this size. */
    void become(Components other) {
        System.arraycopy(other.parent, 0, parent, 0, parent.length);
    }
}
