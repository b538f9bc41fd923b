package io.throughline.journey;

import java.util.HashMap;
import java.util.Map;

/**
 * What is left of one moment of a customer from its first conversion on: its rows in order, and which conversions are one.
 *
 * <p>Conversions that are one stand at the place of the last of them.
 */
final class SameTime {
    private static final long APART = -1;

    private final Timelines timelines;
    private final CutPlan plan;
    private final Map<Long, Integer> groups = new HashMap<>();
    private int[] rows = new int[16];
    private int[] target = new int[16];
    private double[] value = new double[16];
    private int[] count = new int[16];
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
        for (int i = size - 1; i >= 0; i--) {
            value[i] = 0;
            count[i] = 0;
            long group = group(rows[i]);
            Integer later = group == APART ? null : groups.putIfAbsent(group, i);
            target[i] = later == null ? i : later;
        }
        for (int i = 0; i < size; i++) {
            if (target[i] != i) {
                value[target[i]] += timelines.valueAt(rows[i]);
                count[target[i]] += (flag(rows[i]) & CutPlan.DERIVED) == 0 ? 1 : 0;
            }
        }
    }

    /** Conversions with the same number are one. */
    private long group(int row) {
        if ((flag(row) & CutPlan.CONVERSION) == 0) {
            return APART;
        }
        int[] orders = timelines.order();
        int order = orders == null ? 0 : orders[row];
        boolean apart = order == 0 && !plan.fold();
        return apart ? APART : (long) plan.step()[timelines.contact()[row]] << 32 | (order & 0xffffffffL);
    }

    private void reserve(int most) {
        if (most > rows.length) {
            rows = new int[most];
            target = new int[most];
            value = new double[most];
            count = new int[most];
        }
    }
}
