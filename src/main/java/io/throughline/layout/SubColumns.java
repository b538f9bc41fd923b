package io.throughline.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides the cards of a lane into columns by level, so that a lane reads from left to right too. */
final class SubColumns {
    /** Cards that stand in a column at most. */
    static final int DEEP = 9;

    private static final int FEW = 5;
    private static final int COLUMNS = 3;
    private static final double ROUNDING = 0.35;

    private SubColumns() {}

    /** The transitions among some nodes, ascending, with these numbered from 0. */
    static List<LayoutInput.Transition> inside(int[] nodes, List<LayoutInput.Transition> all) {
        List<LayoutInput.Transition> found = new ArrayList<>();
        for (LayoutInput.Transition each : all) {
            int from = Arrays.binarySearch(nodes, each.from());
            int to = Arrays.binarySearch(nodes, each.to());
            if (from >= 0 && to >= 0) {
                found.add(new LayoutInput.Transition(from, to, each.count()));
            }
        }
        return found;
    }

    /** Columns of the cards of a lane, from the left; each holds places among {@code cards}. */
    static List<int[]> of(Cards cards, int[] inLane) {
        double[] levels = TrophicLevels.of(inLane.length, inside(inLane, cards.transitions), outward(cards, inLane));
        return cut(levels, number(levels));
    }

    /** How much more each card leads on to later lanes than it is reached from earlier ones, −1 to 1. */
    private static double[] outward(Cards cards, int[] inLane) {
        double[] on = new double[cards.size()];
        double[] from = new double[cards.size()];
        for (LayoutInput.Transition each : cards.transitions) {
            if (cards.lane[each.from()] < cards.lane[each.to()]) {
                on[each.from()] += each.count();
                from[each.to()] += each.count();
            }
        }
        return Arrays.stream(inLane)
                .mapToDouble(c -> on[c] + from[c] == 0 ? 0 : (on[c] - from[c]) / (on[c] + from[c]))
                .toArray();
    }

    /** How many columns levels are cut into. */
    static int number(double[] levels) {
        int needed = (levels.length + DEEP - 1) / DEEP;
        if (levels.length < FEW) {
            return Math.max(1, needed);
        }
        double range = Arrays.stream(levels).max().orElse(0);
        return Math.max(needed, Math.min(COLUMNS, 1 + (int) Math.floor(range + ROUNDING)));
    }

    /**
     * Cuts levels into runs of at most {@value #DEEP} so that the squared distances to the means of the runs are least.
     *
     * <p>Method: exact one-dimensional k-means by dynamic programming over the sorted levels. Ties by place.
     */
    static List<int[]> cut(double[] levels, int columns) {
        int size = levels.length;
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> levels[i]).thenComparing(i -> i))
                .mapToInt(i -> i)
                .toArray();
        double[][] best = new double[columns + 1][size + 1];
        int[][] begin = new int[columns + 1][size + 1];
        for (double[] row : best) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        best[0][0] = 0;
        for (int k = 1; k <= columns; k++) {
            for (int end = 1; end <= size; end++) {
                for (int from = end - 1; from >= Math.max(0, end - DEEP); from--) {
                    double cost = best[k - 1][from] + spread(levels, order, from, end);
                    if (cost < best[k][end]) {
                        best[k][end] = cost;
                        begin[k][end] = from;
                    }
                }
            }
        }
        return runs(order, begin, Math.min(columns, size));
    }

    private static double spread(double[] levels, int[] order, int from, int end) {
        double mean = 0;
        for (int i = from; i < end; i++) {
            mean += levels[order[i]];
        }
        mean /= end - from;
        double sum = 0;
        for (int i = from; i < end; i++) {
            sum += (levels[order[i]] - mean) * (levels[order[i]] - mean);
        }
        return sum;
    }

    private static List<int[]> runs(int[] order, int[][] begin, int columns) {
        List<int[]> runs = new ArrayList<>();
        int end = order.length;
        for (int k = columns; k > 0; k--) {
            int from = begin[k][end];
            runs.add(0, Arrays.copyOfRange(order, from, end));
            end = from;
        }
        return runs;
    }
}
