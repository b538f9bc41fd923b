package io.throughline.journey;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What is left of one moment of a customer from its first conversion on: its rows in order, and which conversions are one.
 *
 * <p>Conversions that are one stand at the place of the last of them.
 */
final class SameTime {
    private static final long APART = -1;
    private static final long OF_ORDER = 1L << 32;
    private static final int NONE = -1;

    private final Timelines timelines;
    private final CutPlan plan;
    private final Map<Long, Integer> groups = new HashMap<>();
    private int[] rows = new int[16];
    private int[] target = new int[16];
    private double[] value = new double[16];
    private int[] count = new int[16];
    /** By place of a row that is one with a derived conversion: the place of that; {@link #NONE} for all others. */
    private int[] partner = new int[16];

    private int size;

    SameTime(Timelines timelines, CutPlan plan) {
        this.timelines = timelines;
        this.plan = plan;
    }

    /** Takes the moment of a row, from that row on; returns the first row after it. */
    int arrange(int first, int end) {
        long[] at = timelines.at();
        int last = first + 1;
        while (last < end && at[last] == at[first]) {
            last++;
        }
        reserve(last - first);
        size = 0;
        Ties ties = timelines.ties();
        int tie = ties == null ? -1 : ties.find(first);
        if (tie < 0) {
            for (int row = first; row < last; row++) {
                add(row);
            }
        } else {
            for (int row : Weave.rows(timelines, plan, first, last)) {
                add(row);
            }
        }
        fold();
        return last;
    }

    int size() {
        return size;
    }

    int row(int place) {
        return rows[place];
    }

    /** Whether a row is part of a conversion that comes later. */
    boolean folded(int place) {
        return target[place] != place;
    }

    /** What the conversions that are one with this one were worth. */
    double value(int place) {
        return value[place];
    }

    /** Rows that are one with this one, derived conversions not counted. */
    int count(int place) {
        return count[place];
    }

    /** Tells the rows of a conversion, each with its value. @param row at which the conversion stands */
    void tell(int row, ConversionRows.Sink sink) {
        for (int i = 0; i < size; i++) {
            int stands = rows[target[i]];
            if (stands == row && (target[i] == i || partner[i] == NONE)) {
                sink.take(rows[i], timelines.valueAt(rows[i]));
            }
        }
    }

    private void add(int row) {
        if ((flag(row) & CutPlan.DROP) == 0) {
            rows[size++] = row;
        }
    }

    private byte flag(int row) {
        return plan.flags()[timelines.contact()[row]];
    }

    private void fold() {
        groups.clear();
        pair();
        for (int i = size - 1; i >= 0; i--) {
            value[i] = 0;
            count[i] = 0;
            long group = group(rows[i]);
            Integer later = group == APART || partner[i] != NONE ? null : groups.putIfAbsent(group, i);
            target[i] = later == null ? i : later;
        }
        for (int i = 0; i < size; i++) {
            boolean joined = partner[i] != NONE;
            target[i] = joined ? target[partner[i]] : target[i];
            if (target[i] != i) {
                value[target[i]] += joined ? 0 : timelines.valueAt(rows[i]);
                count[target[i]] += (flag(rows[i]) & CutPlan.DERIVED) == 0 ? 1 : 0;
            }
        }
    }

    /** A derived conversion takes the place of its row where that converts by itself; the row is part of it, and its value the same. */
    private void pair() {
        Arrays.fill(partner, 0, size, NONE);
        if (!anyJoins()) {
            return;
        }
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < size; i++) {
            places.put(rows[i], i);
        }
        for (int i = 0; i < size; i++) {
            Integer row = (flag(rows[i]) & CutPlan.JOINS) == 0 ? null : places.get(timelines.flagged(rows[i]));
            if (row != null && (flag(rows[row]) & (CutPlan.CONVERSION | CutPlan.DERIVED)) == CutPlan.CONVERSION) {
                int derived = rows[i];
                rows[i] = rows[row];
                rows[row] = derived;
                partner[i] = row;
            }
        }
    }

    private boolean anyJoins() {
        for (int i = 0; i < size; i++) {
            if ((flag(rows[i]) & CutPlan.JOINS) != 0) {
                return true;
            }
        }
        return false;
    }

    private int order(int row) {
        int[] orders = timelines.order();
        return orders == null ? 0 : orders[row];
    }

    /** Conversions with the same number are one: those of an order wherever they are, others at one touchpoint. */
    private long group(int row) {
        if ((flag(row) & CutPlan.CONVERSION) == 0) {
            return APART;
        }
        int order = order(row);
        if (order != 0) {
            return OF_ORDER | (order & 0xffffffffL);
        }
        return plan.fold() ? plan.step()[timelines.contact()[row]] : APART;
    }

    private void reserve(int most) {
        if (most > rows.length) {
            rows = new int[most];
            target = new int[most];
            value = new double[most];
            count = new int[most];
            partner = new int[most];
        }
    }
}
