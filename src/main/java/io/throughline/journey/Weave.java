package io.throughline.journey;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The order of the rows of one moment.
 *
 * <p>Of several imports each keeps the order of its rows, and conversions come after the contacts that the others brought: rows go
 * by how many conversions their import has brought up to them.
 */
public final class Weave {
    private Weave() {}

    /** The row with which a customer begins whose rows are those from {@code from} to before {@code to}. */
    public static int first(Timelines timelines, CutPlan plan, int from, int to) {
        if (!isTied(timelines, from)) {
            return from;
        }
        int last = from + 1;
        while (last < to && timelines.at()[last] == timelines.at()[from]) {
            last++;
        }
        return rows(timelines, plan, from, last)[0];
    }

    /** The row with which such a customer ends. */
    public static int last(Timelines timelines, CutPlan plan, int from, int to) {
        if (!isTied(timelines, to - 1)) {
            return to - 1;
        }
        int first = to - 1;
        while (first > from && timelines.at()[first - 1] == timelines.at()[to - 1]) {
            first--;
        }
        return rows(timelines, plan, first, to)[to - 1 - first];
    }

    private static boolean isTied(Timelines timelines, int row) {
        Ties ties = timelines.ties();
        return ties != null && ties.find(row) >= 0;
    }

    /** Rows of a tie, from {@code first} to before {@code last}, in their order. */
    static int[] rows(Timelines timelines, CutPlan plan, int first, int last) {
        Ties ties = timelines.ties();
        int tie = ties == null ? -1 : ties.find(first);
        Map<Integer, Integer> levels = new HashMap<>();
        long[] keys = new long[last - first];
        for (int row = first; row < last; row++) {
            int chain = ties == null || tie < 0 ? 0 : ties.chains()[tie + row - first];
            int converts = (plan.flags()[timelines.contact()[row]] & CutPlan.CONVERSION) == 0 ? 0 : 1;
            int level = levels.merge(chain, converts, Integer::sum);
            // A contact after a conversion of its import comes after the first conversions of the others too.
            keys[row - first] = ((2L * level - converts) << 32) | row;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }
}
