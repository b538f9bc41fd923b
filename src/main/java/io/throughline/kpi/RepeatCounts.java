package io.throughline.kpi;

/**
 * What customers did in each period that began since their first order, by how often they had ordered and how long ago: the sums that {@link ValueStates} is fitted on.
 * A state is (orders so far, capped at {@link #ORDERS}; periods since the last, 1 to {@link #RECENCIES}); an order is a period with at least one conversion.
 */
final class RepeatCounts {
    static final int ORDERS = 4;
    static final int RECENCIES = 12;
    static final int STATES = ORDERS * RECENCIES;

    final long[] periods = new long[STATES];
    final long[] ordered = new long[STATES];
    /** By orders so far: what periods with an order brought, and how many there were. */
    final double[] value = new double[ORDERS];

    final long[] orders = new long[ORDERS];
    /** Customers by the state they are in at the end; those beyond the last are gone. */
    final long[] customers = new long[STATES];

    long gone;

    /** The place of a state; −1 where the customer is gone. @param recency periods since the last order, at least 1 */
    static int state(int orders, int recency) {
        return recency > RECENCIES ? -1 : (Math.min(orders, ORDERS) - 1) * RECENCIES + recency - 1;
    }

    static int ordersOf(int state) {
        return state / RECENCIES + 1;
    }

    static int recencyOf(int state) {
        return state % RECENCIES + 1;
    }

    long allCustomers() {
        long all = gone;
        for (long here : customers) {
            all += here;
        }
        return all;
    }

    /** Adds, or takes away. @param sign 1 or −1 */
    void add(RepeatCounts other, int sign) {
        for (int i = 0; i < STATES; i++) {
            periods[i] += sign * other.periods[i];
            ordered[i] += sign * other.ordered[i];
            customers[i] += sign * other.customers[i];
        }
        for (int i = 0; i < ORDERS; i++) {
            value[i] += sign * other.value[i];
            orders[i] += sign * other.orders[i];
        }
        gone += sign * other.gone;
    }
}
