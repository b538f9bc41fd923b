package io.throughline.store;

import io.throughline.journey.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the store already holds of one customer, as far as deduplication asks: unkeyed interactions sorted by (time, touchpoint,
 * derived or not), keyed ones by key.
 */
final class Known {
    private long[] at = new long[8];
    private int[] mark = new int[8];
    private int size;
    private boolean sorted = true;
    private final Map<String, Long> contents = new HashMap<>();
    private @Nullable Clock clock;

    /** One number for a touchpoint and whether the entry is derived. */
    static int mark(int touchpoint, boolean derived) {
        return touchpoint * 2 + (derived ? 1 : 0);
    }

    void add(long time, int touchpoint, boolean derived) {
        if (size == at.length) {
            at = Arrays.copyOf(at, size * 2);
            mark = Arrays.copyOf(mark, size * 2);
        }
        at[size] = time;
        mark[size++] = mark(touchpoint, derived);
        sorted = false;
    }

    void addKeyed(String key, long content) {
        contents.put(key, content);
    }

    void clock(Clock known) {
        clock = known;
    }

    @Nullable
    Clock clock() {
        return clock;
    }

    @Nullable
    Long content(String key) {
        return contents.get(key);
    }

    boolean hasUnkeyed() {
        return size > 0;
    }

    /** True where nothing at all is known of the customer. */
    boolean isEmpty() {
        return size == 0 && clock == null && contents.isEmpty();
    }

    /** First place that is not below (time, mark). */
    int find(long time, int wanted) {
        sort();
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean below = at[middle] < time || (at[middle] == time && mark[middle] < wanted);
            low = below ? middle + 1 : low;
            high = below ? high : middle;
        }
        return low;
    }

    boolean is(int place, long time, int wanted) {
        return place < size && at[place] == time && mark[place] == wanted;
    }

    private void sort() {
        if (sorted) {
            return;
        }
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> at[a] != at[b] ? Long.compare(at[a], at[b]) : Integer.compare(mark[a], mark[b]));
        long[] times = new long[size];
        int[] marks = new int[size];
        for (int i = 0; i < size; i++) {
            times[i] = at[order[i]];
            marks[i] = mark[order[i]];
        }
        at = times;
        mark = marks;
        sorted = true;
    }
}
