package io.throughline.identity;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Identifiers that belong to one customer, two by two, as records show or somebody says. They are kept in parts, so that nothing is ever copied and
 * half of the memory stands empty.
 */
final class Links {
    /** Well below half of the smallest region of the collector, which would else give each part regions of its own. */
    private static final int PART_BITS = 15;

    private static final int PART = 1 << PART_BITS;

    private int[][] from = new int[4][];
    private int[][] to = new int[4][];
    private long[][] seen = new long[4][];
    /** Those that somebody, or a system, said. */
    private final BitSet said = new BitSet();

    private int size;

    /** @param last when records carried both last */
    void add(int a, int b, long last, boolean explicit) {
        int part = size >> PART_BITS;
        int place = size & PART - 1;
        if (place == 0) {
            begin(part);
        }
        from[part][place] = a;
        to[part][place] = b;
        seen[part][place] = last;
        if (explicit) {
            said.set(size);
        }
        size++;
    }

    private void begin(int part) {
        if (part == from.length) {
            from = Arrays.copyOf(from, 2 * part);
            to = Arrays.copyOf(to, 2 * part);
            seen = Arrays.copyOf(seen, 2 * part);
        }
        from[part] = new int[PART];
        to[part] = new int[PART];
        seen[part] = new long[PART];
    }

    /**
     * Takes identifiers out that are linked to none of those that stay.
     *
     * @param left those that stay
     * @param equal others that belong to one customer
     * @return whether none of them was linked to one that goes as well
     */
    boolean keepLinked(BitSet left, Owners equal) {
        BitSet linked = new BitSet();
        BitSet touched = new BitSet();
        for (int i = 0; i < size; i++) {
            note(from(i), to(i), left, linked, touched);
        }
        equal.forEachEqual((a, b) -> note(a, b, left, linked, touched));
        boolean apart = !linked.intersects(touched);
        touched.andNot(linked);
        left.andNot(touched);
        return apart;
    }

    private static void note(int a, int b, BitSet left, BitSet linked, BitSet touched) {
        BitSet where = left.get(a) && left.get(b) ? linked : touched;
        where.set(a);
        where.set(b);
    }

    /** Tells others all links between identifiers that stay. @param now the new number of each; −1: it is gone */
    void copyTo(Links others, int[] now) {
        for (int i = 0; i < size; i++) {
            if (now[from(i)] >= 0 && now[to(i)] >= 0) {
                others.add(now[from(i)], now[to(i)], seen(i), said.get(i));
            }
        }
    }

    int size() {
        return size;
    }

    int from(int link) {
        return from[link >> PART_BITS][link & PART - 1];
    }

    int to(int link) {
        return to[link >> PART_BITS][link & PART - 1];
    }

    long seen(int link) {
        return seen[link >> PART_BITS][link & PART - 1];
    }

    BitSet said() {
        return said;
    }
}
