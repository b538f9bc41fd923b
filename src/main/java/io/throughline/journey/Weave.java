package io.throughline.journey;

/** The order of the rows of one moment as a cut sees it, see {@link MomentOrder}. */
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
        int[] chains = new int[last - first];
        boolean[] converts = new boolean[last - first];
        for (int row = first; row < last; row++) {
            chains[row - first] = ties == null || tie < 0 ? 0 : ties.chains()[tie + row - first];
            int flags = plan.flags()[timelines.contact()[row]] & (CutPlan.CONVERSION | CutPlan.JOINS);
            converts[row - first] = flags == CutPlan.CONVERSION;
        }
        int[] order = MomentOrder.weave(chains, converts);
        for (int i = 0; i < order.length; i++) {
            order[i] += first;
        }
        return order;
    }
}
