package io.throughline.journey;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which row each conversion of one moment stems from that was derived from a flag, where that row converts by itself: the two are one. */
public final class DerivedPairs {
    /** No row. */
    public static final int NONE = -1;

    private static final Deque<Integer> NOBODY = new ArrayDeque<>(0);

    private DerivedPairs() {}

    /**
     * A row of the moment.
     *
     * @param derived from a flag, at a touchpoint that converts by itself
     * @param converts by itself
     * @param touchpoint any number of it
     * @param value 0 for none
     */
    public record Row(boolean derived, boolean converts, int touchpoint, int order, double value) {}

    /** How a row is known: it has left its value to the conversion, else has the same, else any. */
    private enum Likeness {
        NO_VALUE,
        SAME_VALUE,
        ANY;

        boolean fits(Row row) {
            return this != NO_VALUE || row.value == 0;
        }

        Kind kind(Row row) {
            return new Kind(row.touchpoint, row.order, this == SAME_VALUE ? row.value : 0);
        }
    }

    private record Kind(int touchpoint, int order, double value) {}

    /** By place: the place of the row that a derived conversion stems from, {@link #NONE} for all others and where no row is left. */
    public static int[] find(List<Row> rows) {
        int[] found = new int[rows.size()];
        Arrays.fill(found, NONE);
        BitSet taken = new BitSet();
        for (Likeness how : Likeness.values()) {
            Map<Kind, Deque<Integer>> open = new HashMap<>();
            for (int i = 0; i < found.length; i++) {
                Row row = rows.get(i);
                if (row.converts && !taken.get(i) && how.fits(row)) {
                    open.computeIfAbsent(how.kind(row), kind -> new ArrayDeque<>())
                            .add(i);
                }
            }
            for (int i = 0; i < found.length; i++) {
                boolean looks = rows.get(i).derived && found[i] == NONE;
                Integer row =
                        looks ? open.getOrDefault(how.kind(rows.get(i)), NOBODY).poll() : null;
                if (row != null) {
                    found[i] = row;
                    taken.set(row);
                }
            }
        }
        return found;
    }
}
