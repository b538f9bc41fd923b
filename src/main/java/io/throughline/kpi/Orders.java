package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.List;

/**
 * What customers ordered and when, of one block: those with a conversion, by time. Customers of step numbers are only counted.
 *
 * <p>Cost: one pass over the journeys; 24 bytes an order.
 */
final class Orders {
    private int[] offset = new int[64];
    private int[] slot = new int[64];
    private long[] at = new long[64];
    private double[] value = new double[64];
    private final JourneyBlock block;
    private int customers;
    private int size;
    private long stepClock;

    private Orders(JourneyBlock block) {
        this.block = block;
    }

    /** One a block, in their order. @param until where the data end; what lies after it is not ordered yet */
    static List<Orders> of(JourneySet set, long until) {
        return set.blocks().parallelStream().map(block -> of(block, until)).toList();
    }

    private static Orders of(JourneyBlock block, long until) {
        Orders orders = new Orders(block);
        int[] slot = block.slot();
        for (int j = 0; j < block.journeys(); j++) {
            boolean first = j == 0 || slot[j] != slot[j - 1];
            if (block.countsSteps(j)) {
                orders.stepClock += first ? 1 : 0;
            } else if (block.converted(j) && block.end(j) <= until) {
                orders.add(slot[j], block.end(j), block.value()[j]);
            }
        }
        orders.end();
        return orders;
    }

    private void add(int whose, long time, double worth) {
        if (size == at.length) {
            at = Arrays.copyOf(at, size * 2);
            value = Arrays.copyOf(value, size * 2);
        }
        if (customers == 0 || slot[customers - 1] != whose) {
            end();
            slot[customers++] = whose;
        }
        at[size] = time;
        value[size++] = worth;
    }

    /** The next customer begins here. */
    private void end() {
        if (customers + 1 >= offset.length) {
            offset = Arrays.copyOf(offset, offset.length * 2);
            slot = Arrays.copyOf(slot, offset.length);
        }
        offset[customers] = size;
    }

    /** Those with an order. */
    int customers() {
        return customers;
    }

    /** First order of a customer; the one after the last begins the next. */
    int from(int customer) {
        return offset[customer];
    }

    long at(int order) {
        return at[order];
    }

    double value(int order) {
        return value[order];
    }

    /** A number that does not depend on how data arrived. */
    long hash(int customer) {
        return block.timelines().idHash()[slot[customer]];
    }

    int ordinal(int customer) {
        return block.timelines().ordinals()[slot[customer]];
    }

    /** Customers of step numbers. */
    long stepClock() {
        return stepClock;
    }

    /** Time of the first order of all; {@code Long.MAX_VALUE} where there is none. */
    static long first(List<Orders> all) {
        long first = Long.MAX_VALUE;
        for (Orders orders : all) {
            for (int customer = 0; customer < orders.customers; customer++) {
                first = Math.min(first, orders.at[orders.offset[customer]]);
            }
        }
        return first;
    }
}
