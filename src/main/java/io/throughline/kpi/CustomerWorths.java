package io.throughline.kpi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each customer who converted is still worth: as much as others in the same state. Worked out when it is first asked for. */
public final class CustomerWorths {
    static final CustomerWorths NONE = new CustomerWorths(List.of(), new long[0], 0, null);

    private final List<Orders> orders;
    private final long[] begins;
    private final int known;
    private final @Nullable ValueStates fit;
    private @Nullable List<Worth> sorted;

    /** A customer. @param historic what they brought so far @param remaining what they are still worth; 0 for those who are gone @param orders conversions */
    public record Worth(int ordinal, double historic, double remaining, long orders) {}

    /** @param begins of periods @param known how many of them have ended */
    CustomerWorths(List<Orders> orders, long[] begins, int known, @Nullable ValueStates fit) {
        this.orders = orders;
        this.begins = begins;
        this.known = known;
        this.fit = fit;
    }

    /** The most worth first; those who converted first in a period that has not ended are left out. */
    public synchronized List<Worth> all() {
        List<Worth> all = sorted;
        if (all == null) {
            all = worths();
            sorted = all;
        }
        return all;
    }

    /** Null for whoever has not converted in a period that has ended. */
    public @Nullable Double remaining(int ordinal) {
        for (Orders block : orders) {
            for (int customer = 0; customer < block.customers(); customer++) {
                if (block.ordinal(customer) == ordinal) {
                    Worth worth = worth(block, customer);
                    return worth == null ? null : (Double) worth.remaining;
                }
            }
        }
        return null;
    }

    private List<Worth> worths() {
        List<Worth> all = new ArrayList<>();
        for (Orders block : orders) {
            for (int customer = 0; customer < block.customers(); customer++) {
                Worth worth = worth(block, customer);
                if (worth != null) {
                    all.add(worth);
                }
            }
        }
        all.sort(Comparator.comparingDouble(Worth::remaining)
                .thenComparingDouble(Worth::historic)
                .reversed()
                .thenComparingInt(Worth::ordinal));
        return List.copyOf(all);
    }

    private @Nullable Worth worth(Orders block, int customer) {
        int last = -1;
        int periods = 0;
        double historic = 0;
        int from = block.from(customer);
        int end = block.from(customer + 1);
        for (int order = from; order < end; order++) {
            historic += block.value(order);
            int period = RemainingSums.period(begins, block.at(order));
            if (period < known && period != last) {
                periods++;
                last = period;
            }
        }
        if (fit == null || periods == 0) {
            return null;
        }
        int state = RepeatCounts.state(periods, known - last);
        return new Worth(block.ordinal(customer), historic, state < 0 ? 0 : fit.value(state), end - from);
    }
}
