package io.throughline.index;

import io.throughline.journey.TimelineSource.StoredTimeline;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds the moments of a customer of which one import alone cannot tell the order, as their rows arrive. */
final class TieFinder {
    private final SegmentColumns columns;
    private final Set<Long> mixed = new HashSet<>();
    private final Map<Long, Integer> chains = new HashMap<>();
    private long[] imports = new long[16];
    private int[] owns = new int[16];
    private int first;
    private int size;

    TieFinder(SegmentColumns columns) {
        this.columns = columns;
    }

    /** Remembers what a timeline says of moments that are told differently elsewhere; always true. */
    boolean note(StoredTimeline timeline) {
        for (long at : timeline.places().mixed()) {
            mixed.add(at);
        }
        return true;
    }

    /** Whether anything was noted. */
    boolean any() {
        return !mixed.isEmpty();
    }

    void clear() {
        mixed.clear();
    }

    /** The rows that follow are of one customer. */
    void begin() {
        first = columns.rows();
        size = 0;
    }

    /** The row just appended. */
    void add(StoredTimeline timeline, int place) {
        if (size == imports.length) {
            imports = Arrays.copyOf(imports, size * 2);
            owns = Arrays.copyOf(owns, size * 2);
        }
        long[] seqs = timeline.places().imports();
        owns[size] = timeline.ownsBefore(place) ? columns.rows() - 2 : -1;
        imports[size++] = seqs == null ? timeline.order() : seqs[place];
    }

    void end() {
        long[] at = columns.at();
        int from = 0;
        while (from < size) {
            int to = from + 1;
            while (to < size && at[first + to] == at[first + from]) {
                to++;
            }
            boolean apart = mixed.contains(at[first + from]);
            if (to > from + 1 && (apart || isTied(from, to))) {
                add(from, to, apart);
            }
            from = to;
        }
    }

    private boolean isTied(int from, int to) {
        for (int i = from; i < to; i++) {
            if (imports[i] != imports[from] || !Double.isNaN(columns.sequence(first + i))) {
                return true;
            }
        }
        return false;
    }

    private void add(int from, int to, boolean apart) {
        chains.clear();
        for (int i = from; i < to; i++) {
            Integer known = apart ? null : chains.get(imports[i]);
            int chain = known == null ? i - from : known;
            chains.put(imports[i], chain);
            columns.ties().add(first + i, chain, first + i, owns[i]);
        }
    }
}
