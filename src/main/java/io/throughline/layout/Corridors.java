package io.throughline.layout;

import io.throughline.layout.GraphLayout.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where links pass the columns between their ends: through the gaps between cards, so that none runs behind a card.
 *
 * <p>Method: of all ways through the gaps the one of least squared slope, by dynamic programming from column to column; a gap that no link
 * has opened yet costs {@value #SHUT} more, so that links share gaps. Cost: columns times the square of the gaps of a column, for a link.
 */
final class Corridors {
    /** Between a card and the middle of a link that passes it. */
    static final double CLEAR = Size.GAP / 2;
    /** From column to column, about. */
    private static final double RUN = Size.CARD_WIDTH + Size.COLUMN_GAP;
    /** What opening a gap costs, as the slope of a link that climbs by two thirds of a card over a column. */
    private static final double SHUT = 5;

    /** Between the edges of links that lie side by side. */
    private static final double APART = 2;
    /** Cards stand at hundredths of a pixel. */
    private static final double ROUNDED = 0.05;

    private final List<int[]> columns;
    private final double[] top;
    private final double ceiling;
    private final double floor;
    /** By column and gap: it is opened. */
    private final boolean[][] open;

    /**
     * @param top upper edges by card
     * @param ceiling no link passes above it
     * @param floor no link passes below it
     */
    Corridors(List<int[]> columns, double[] top, double ceiling, double floor) {
        this.columns = columns;
        this.top = top;
        this.ceiling = ceiling;
        this.floor = floor;
        this.open = columns.stream().map(all -> new boolean[all.length + 1]).toArray(boolean[][]::new);
        for (int column = 0; column < open.length; column++) {
            for (int gap = 0; gap < open[column].length; gap++) {
                open[column][gap] = lower(column, gap) - upper(column, gap) > APART;
            }
        }
    }

    /** The gaps a link passes, column by column from its source on, and about how high. */
    record Way(int[] columns, int[] gaps, double[] y) {
        static final Way NONE = new Way(new int[0], new int[0], new double[0]);
    }

    /** How much room the links that decide where cards stand need, by column and gap, where cards stand as given. */
    static double[][] loads(Backbone backbone, List<int[]> columns, int[] column, double[] top) {
        Corridors found = new Corridors(columns, top, -top.length * RUN, top.length * RUN);
        double[][] loads =
                columns.stream().map(all -> new double[all.length + 1]).toArray(double[][]::new);
        List<Pair> pairs = pairs(backbone);
        double half = Size.CARD_HEIGHT / 2;
        for (Pair pair : pairs) {
            Way way = found.find(column[pair.one], top[pair.one] + half, column[pair.other], top[pair.other] + half);
            found.openAll(way);
            double width = Size.linkWidth(pair.count, pairs.get(0).count);
            for (int i = 0; i < way.columns.length; i++) {
                loads[way.columns[i]][way.gaps[i]] += width + APART;
            }
        }
        return loads;
    }

    /** Two cards and all transitions between them. */
    private record Pair(int one, int other, double count) {}

    private static List<Pair> pairs(Backbone backbone) {
        Map<Long, Double> counts = new TreeMap<>();
        for (int link = 0; link < backbone.size(); link++) {
            int one = Math.min(backbone.from()[link], backbone.to()[link]);
            int other = Math.max(backbone.from()[link], backbone.to()[link]);
            double weight = backbone.weight()[link];
            counts.merge(((long) one << 32) | other, weight * weight, Double::sum);
        }
        List<Pair> pairs = new ArrayList<>();
        counts.forEach((key, count) -> pairs.add(new Pair((int) (key >> 32), key.intValue(), count)));
        pairs.sort(Comparator.comparingDouble(pair -> -pair.count));
        return pairs;
    }

    /** The upper end of a gap: gap 0 is above the first card. */
    double upper(int column, int gap) {
        return gap == 0 ? ceiling : top[columns.get(column)[gap - 1]] + Size.CARD_HEIGHT + CLEAR;
    }

    double lower(int column, int gap) {
        int[] all = columns.get(column);
        return gap == all.length ? floor : top[all[gap]] - CLEAR;
    }

    /** The way between two columns, from a height to another. */
    Way find(int from, double fromY, int to, double toY) {
        int number = Math.abs(to - from) - 1;
        if (number < 1) {
            return Way.NONE;
        }
        int step = to > from ? 1 : -1;
        int[] passed = new int[number];
        double[][] heights = new double[number][];
        for (int i = 0; i < number; i++) {
            passed[i] = from + step * (i + 1);
            heights[i] = heights(passed[i], fromY + (toY - fromY) * (i + 1) / (number + 1));
        }
        return trace(passed, heights, fromY, toY);
    }

    /** By gap: the height in it that is nearest to one; not a number where there is no room. */
    private double[] heights(int column, double wanted) {
        double[] found = new double[columns.get(column).length + 1];
        for (int gap = 0; gap < found.length; gap++) {
            double upper = upper(column, gap);
            double lower = lower(column, gap);
            found[gap] = upper > lower + ROUNDED ? Double.NaN : Math.max(upper, Math.min(lower, wanted));
        }
        return found;
    }

    private Way trace(int[] passed, double[][] heights, double fromY, double toY) {
        int[][] before = new int[passed.length][];
        double[] costs = {0};
        double[] previous = {fromY};
        for (int i = 0; i < passed.length; i++) {
            double[] next = new double[heights[i].length];
            before[i] = new int[next.length];
            for (int gap = 0; gap < next.length; gap++) {
                before[i][gap] = cheapest(costs, previous, heights[i][gap]);
                next[gap] = costs[before[i][gap]]
                        + slope(previous[before[i][gap]], heights[i][gap])
                        + (open[passed[i]][gap] ? 0 : SHUT);
            }
            costs = next;
            previous = heights[i];
        }
        int[] gaps = new int[passed.length];
        double[] y = new double[passed.length];
        int gap = cheapest(costs, previous, toY);
        for (int i = passed.length - 1; i >= 0; i--) {
            gaps[i] = gap;
            y[i] = heights[i][gap];
            gap = before[i][gap];
        }
        return new Way(passed, gaps, y);
    }

    private static int cheapest(double[] costs, double[] previous, double y) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int gap = 0; gap < costs.length; gap++) {
            double cost = costs[gap] + slope(previous[gap], y);
            if (cost < least) {
                least = cost;
                best = gap;
            }
        }
        return best;
    }

    private static double slope(double from, double to) {
        double rise = Double.isNaN(from) || Double.isNaN(to) ? 1e6 : to - from;
        return rise * rise / RUN;
    }

    void openAll(Way way) {
        for (int i = 0; i < way.columns.length; i++) {
            open[way.columns[i]][way.gaps[i]] = true;
        }
    }

    /** Heights of links in a gap, in the order given: as near to those wanted as their widths and the gap allow. */
    double[] settle(int column, int gap, double[] wanted, double[] widths) {
        double[] offsets = new double[wanted.length];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + (widths[i - 1] + widths[i]) / 2 + APART;
        }
        double upper = upper(column, gap);
        double room = Math.max(0, lower(column, gap) - upper);
        double all = offsets[offsets.length - 1];
        double part = all > room ? room / all : 1;
        double[] free = new double[wanted.length];
        for (int i = 0; i < free.length; i++) {
            free[i] = wanted[i] - offsets[i] * part;
        }
        double[] ones = new double[free.length];
        Arrays.fill(ones, 1);
        double[] settled = CardHeights.pool(free, ones);
        for (int i = 0; i < settled.length; i++) {
            settled[i] = Math.max(upper, Math.min(upper + room - all * part, settled[i])) + offsets[i] * part;
        }
        return settled;
    }
}
