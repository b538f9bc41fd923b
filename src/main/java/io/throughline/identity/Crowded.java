package io.throughline.identity;

import java.util.Arrays;

/** Identifiers linked to more others than their kind may. Only those with so many links are looked at closely. */
final class Crowded {
    private final Evidence evidence;
    private final boolean[] suspect;
    private long[] pairs = new long[64];
    private int size;

    /** Something done with such an identifier. */
    interface Act {
        void on(int id, int others, int limit);
    }

    private Crowded(Evidence evidence) {
        this.evidence = evidence;
        this.suspect = new boolean[evidence.size()];
    }

    static void forEach(Evidence evidence, Act act) {
        Crowded crowded = new Crowded(evidence);
        crowded.suspect();
        crowded.gather();
        crowded.tell(act);
    }

    private int limit(int id) {
        return evidence.kinds.get(evidence.kind(id)).limit();
    }

    private void suspect() {
        int[] ends = new int[suspect.length];
        for (int i = 0; i < evidence.links.size(); i++) {
            ends[evidence.links.from(i)]++;
            ends[evidence.links.to(i)]++;
        }
        for (int id = 0; id < ends.length; id++) {
            suspect[id] = ends[id] > limit(id);
        }
    }

    private void gather() {
        for (int i = 0; i < evidence.links.size(); i++) {
            add(evidence.links.from(i), evidence.links.to(i));
            add(evidence.links.to(i), evidence.links.from(i));
        }
        Arrays.sort(pairs, 0, size);
    }

    private void add(int id, int other) {
        if (suspect[id]) {
            pairs = size == pairs.length ? Arrays.copyOf(pairs, 2 * size) : pairs;
            pairs[size++] = (long) id << 32 | other;
        }
    }

    private void tell(Act act) {
        for (int from = 0, to = 0; from < size; from = to) {
            int id = (int) (pairs[from] >> 32);
            int others = 0;
            while (to < size && pairs[to] >> 32 == id) {
                others += to == from || pairs[to] != pairs[to - 1] ? 1 : 0;
                to++;
            }
            if (others > limit(id)) {
                act.on(id, others, limit(id));
            }
        }
    }
}
