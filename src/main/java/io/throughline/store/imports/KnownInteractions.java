package io.throughline.store.imports;

import io.throughline.journey.Clock;
import io.throughline.store.timeline.LatestTraits;
import io.throughline.store.timeline.RowHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the store already holds of one customer, as far as deduplication asks: unkeyed interactions sorted by (time, touchpoint,
 * derived or not, all else), keyed ones by key.
 */
final class KnownInteractions {
    /** Rows looked at to find one that differs only in value or attributes. */
    private static final int LOOKED_AT = 64;

    /** An unkeyed interaction: a number for what it is told by, and one for everything. */
    private record Entry(long at, int mark, long identity, long whole) {
        static final Comparator<Entry> ORDER = Comparator.comparingLong(Entry::at)
                .thenComparingInt(Entry::mark)
                .thenComparingLong(Entry::whole);
    }

    /** A row of a moment, keyed or not, by arrival. */
    private record Told(long seq, long whole) {}

    private final Map<Long, List<Told>> told = new HashMap<>();
    private Entry[] entries = new Entry[8];
    private int size;
    private boolean sorted = true;
    private final Map<String, Long> contents = new HashMap<>();
    private final LatestTraits traits = new LatestTraits();
    private @Nullable Clock clock;
    private final Set<String> otherSystems = new TreeSet<>();

    /** Systems other than the import's that brought some of it. */
    Set<String> otherSystems() {
        return otherSystems;
    }

    /** What is held of the customer's traits. */
    LatestTraits traits() {
        return traits;
    }

    /** One number for a touchpoint and whether the entry is derived. */
    static int mark(int touchpoint, boolean derived) {
        return touchpoint * 2 + (derived ? 1 : 0);
    }

    /** @param identity, whole as {@link Deduplication.Entries} tells them */
    void add(long time, int touchpoint, boolean derived, long identity, long whole) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        entries[size++] = new Entry(time, mark(touchpoint, derived), identity, whole);
        sorted = false;
    }

    /** One number for all that a row of a moment holds. */
    static long row(int touchpoint, boolean derived, long whole) {
        return RowHash.mix(whole, mark(touchpoint, derived));
    }

    /** A row, keyed or not, by import, part and place. @param whole see {@link #row} */
    void tell(long time, long seq, long whole) {
        told.computeIfAbsent(time, t -> new ArrayList<>(1)).add(new Told(seq, whole));
    }

    int rowsAt(long time) {
        return told.getOrDefault(time, List.of()).size();
    }

    /** What each import told of a moment, in its order. */
    List<List<Long>> told(long time) {
        Map<Long, List<Long>> lists = new TreeMap<>();
        told.getOrDefault(time, List.of())
                .forEach(row ->
                        lists.computeIfAbsent(row.seq, s -> new ArrayList<>()).add(row.whole));
        return List.copyOf(lists.values());
    }

    /** Whether one of some places is of a moment. */
    boolean metAt(long time, BitSet places) {
        int first = find(time, Integer.MIN_VALUE, Long.MIN_VALUE);
        int place = places.nextSetBit(first);
        return place >= 0 && place < size && entries[place].at == time;
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

    /** First place that is not below (time, mark, whole). */
    int find(long time, int mark, long whole) {
        sort();
        Entry wanted = new Entry(time, mark, 0, whole);
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean below = Entry.ORDER.compare(entries[middle], wanted) < 0;
            low = below ? middle + 1 : low;
            high = below ? high : middle;
        }
        return low;
    }

    boolean is(int place, long time, int mark, long whole) {
        return place < size
                && entries[place].at == time
                && entries[place].mark == mark
                && entries[place].whole == whole;
    }

    /** Whether a row is held that differs, but only in value or attributes. */
    boolean holdsOther(long time, int mark, long identity, long whole) {
        int first = find(time, mark, Long.MIN_VALUE);
        for (int i = first; i < Math.min(size, first + LOOKED_AT); i++) {
            if (entries[i].at != time || entries[i].mark != mark) {
                return false;
            }
            if (entries[i].identity == identity && entries[i].whole != whole) {
                return true;
            }
        }
        return false;
    }

    private void sort() {
        if (!sorted) {
            Arrays.sort(entries, 0, size, Entry.ORDER);
            sorted = true;
        }
    }
}
