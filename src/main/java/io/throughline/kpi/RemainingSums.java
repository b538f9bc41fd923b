package io.throughline.kpi;

import java.util.Arrays;
import java.util.List;

/**
 * What is counted of customers' orders for {@link RemainingValue}: in groups of customers, so that each can be left out, and once more as it was some periods before the end.
 */
final class RemainingSums {
    static final int GROUPS = 32;
    private static final int GROUP_SHIFT = 59;

    private final long[] begins;
    private final int known;
    private final int held;
    final RepeatCounts[] groups = new RepeatCounts[GROUPS];
    final RepeatCounts earlier = new RepeatCounts();
    /** By orders before the periods held back: customers, and what they brought in these. */
    final long[] heldCustomers = new long[RepeatCounts.ORDERS];

    final double[] heldValue = new double[RepeatCounts.ORDERS];
    long tooNew;
    private int[] when = new int[16];
    private double[] worth = new double[16];
    private int size;

    /** @param begins of periods @param known how many of them have ended @param held how many of these are held back */
    private RemainingSums(long[] begins, int known, int held) {
        this.begins = begins;
        this.known = known;
        this.held = held;
        Arrays.setAll(groups, i -> new RepeatCounts());
    }

    /** Cost: one pass over the orders, and for each customer the periods since the first. @param held how many of the known periods are held back */
    static RemainingSums of(List<Orders> all, long[] begins, int known, int held) {
        return all.parallelStream()
                .map(orders -> new RemainingSums(begins, known, held).addAll(orders))
                .toList()
                .stream()
                .reduce(new RemainingSums(begins, known, held), RemainingSums::merge);
    }

    private RemainingSums addAll(Orders orders) {
        for (int customer = 0; customer < orders.customers(); customer++) {
            size = 0;
            for (int order = orders.from(customer); order < orders.from(customer + 1); order++) {
                order(period(begins, orders.at(order)), orders.value(order));
            }
            addCustomer(orders.hash(customer));
        }
        return this;
    }

    private void addCustomer(long hash) {
        if (when[0] >= known) {
            tooNew++;
            return;
        }
        count(groups[(int) (hash >>> GROUP_SHIFT)], known);
        if (held > 0 && when[0] < known - held) {
            count(earlier, known - held);
            hold(known - held);
        }
    }

    /** The period that holds a time. */
    static int period(long[] begins, long time) {
        int place = Arrays.binarySearch(begins, time);
        return place >= 0 ? place : -place - 2;
    }

    private void order(int period, double value) {
        if (size > 0 && when[size - 1] == period) {
            worth[size - 1] += value;
            return;
        }
        if (size == when.length) {
            when = Arrays.copyOf(when, size * 2);
            worth = Arrays.copyOf(worth, size * 2);
        }
        when[size] = period;
        worth[size++] = value;
    }

    /** Adds the customer as known before a period. */
    private void count(RepeatCounts counts, int until) {
        int orders = 1;
        int i = 1;
        for (; i < size && when[i] < until; i++) {
            int recency = when[i] - when[i - 1];
            countPeriods(counts, orders, recency);
            int state = RepeatCounts.state(orders, recency);
            if (state >= 0) {
                counts.ordered[state]++;
                counts.orders[RepeatCounts.ordersOf(state) - 1]++;
                counts.value[RepeatCounts.ordersOf(state) - 1] += worth[i];
            }
            orders++;
        }
        int recency = until - when[i - 1];
        countPeriods(counts, orders, recency - 1);
        int state = RepeatCounts.state(orders, recency);
        if (state < 0) {
            counts.gone++;
        } else {
            counts.customers[state]++;
        }
    }

    private static void countPeriods(RepeatCounts counts, int orders, int recency) {
        for (int r = 1; r <= Math.min(recency, RepeatCounts.RECENCIES); r++) {
            counts.periods[RepeatCounts.state(orders, r)]++;
        }
    }

    private void hold(int from) {
        int orders = 0;
        double brought = 0;
        for (int i = 0; i < size && when[i] < known; i++) {
            orders += when[i] < from ? 1 : 0;
            brought += when[i] < from ? 0 : worth[i];
        }
        int row = Math.min(orders, RepeatCounts.ORDERS) - 1;
        heldCustomers[row]++;
        heldValue[row] += brought;
    }

    private RemainingSums merge(RemainingSums other) {
        for (int g = 0; g < GROUPS; g++) {
            groups[g].add(other.groups[g], 1);
        }
        earlier.add(other.earlier, 1);
        for (int i = 0; i < RepeatCounts.ORDERS; i++) {
            heldCustomers[i] += other.heldCustomers[i];
            heldValue[i] += other.heldValue[i];
        }
        tooNew += other.tooNew;
        return this;
    }
}
