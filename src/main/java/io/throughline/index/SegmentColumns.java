package io.throughline.index;

import io.throughline.journey.Timelines;
import java.util.Arrays;
import java.util.BitSet;

/** Growing columns of one segment. */
final class SegmentColumns {
    private int customers;
    private int rows;
    private int[] ordinals = new int[1024];
    private int[] offsets = new int[1025];
    private long[] idHash = new long[1024];
    private long[] at = new long[4096];
    private int[] contact = new int[4096];
    private double[] value = new double[0];
    private int[] order = new int[0];
    private double[] sequence = new double[0];
    private final BitSet stepClock = new BitSet();
    private final TieRows ties = new TieRows();

    int rows() {
        return rows;
    }

    TieRows ties() {
        return ties;
    }

    long[] at() {
        return at;
    }

    double sequence(int row) {
        return sequence.length == 0 ? Double.NaN : sequence[row];
    }

    void beginCustomer(int ordinal, long hash, boolean steps) {
        if (customers == ordinals.length) {
            int more = customers + (customers >> 1);
            ordinals = Arrays.copyOf(ordinals, more);
            idHash = Arrays.copyOf(idHash, more);
            offsets = Arrays.copyOf(offsets, more + 1);
        }
        ordinals[customers] = ordinal;
        idHash[customers] = hash;
        stepClock.set(customers, steps);
        customers++;
        offsets[customers] = rows;
    }

    void add(long time, int code, double amount, int ordered, double number) {
        if (rows == at.length) {
            int more = rows + (rows >> 1);
            at = Arrays.copyOf(at, more);
            contact = Arrays.copyOf(contact, more);
        }
        at[rows] = time;
        contact[rows] = code;
        value = with(value, amount);
        sequence = with(sequence, number);
        addOrder(ordered);
        offsets[customers] = ++rows;
    }

    /** A column with the next number; empty as long as there is none. */
    private double[] with(double[] column, double number) {
        if (Double.isNaN(number) && column.length == 0) {
            return column;
        }
        double[] grown = column;
        if (column.length < at.length) {
            grown = Arrays.copyOf(column, at.length);
            Arrays.fill(grown, column.length, grown.length, Double.NaN);
        }
        grown[rows] = number;
        return grown;
    }

    private void addOrder(int ordered) {
        if (ordered != 0 || order.length > 0) {
            order = order.length < at.length ? Arrays.copyOf(order, at.length) : order;
            order[rows] = ordered;
        }
    }

    /** The columns, rows of ties still as they arrived. */
    Timelines build() {
        return new Timelines(
                Arrays.copyOf(ordinals, customers),
                Arrays.copyOf(offsets, customers + 1),
                Arrays.copyOf(at, rows),
                Arrays.copyOf(contact, rows),
                value.length == 0 ? null : Arrays.copyOf(value, rows),
                Arrays.copyOf(idHash, customers),
                stepClock,
                order.length == 0 ? null : Arrays.copyOf(order, rows),
                sequence.length == 0 ? null : Arrays.copyOf(sequence, rows),
                ties.build());
    }
}
