package io.throughline.kpi;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Estimate;
import io.throughline.measure.GroupedJackknife;
import io.throughline.measure.Rate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What customers who converted are still worth, from what those in the same state did next, and how such a figure would have done some periods ago. A period counts once it has
 * ended; one whose last day the data reach has ended.
 *
 * <p>Formula: {@link ValueStates} on {@link RepeatCounts}. Interval: the fit repeated without each of 32 groups of customers (jackknife).
 *
 * @param mean over customers, those who are gone too
 * @param gone customers beyond the longest time since an order
 * @param backtest null where there are too few periods
 */
public record RemainingValue(
        Estimate mean,
        Rate gone,
        List<State> states,
        @Nullable Backtest backtest,
        List<String> notes,
        CustomerWorths customers) {
    private static final int USUAL_TEST = 6;
    private static final String OF = "customers with a conversion";

    /** Customers with so many orders, so long ago. @param chance of an order in a period, as counted @param smoothed as used @param value still to come */
    public record State(int orders, int recency, long customers, Rate chance, double smoothed, double value) {}

    /** What the fit without the last periods foretells for them, undiscounted, and what they brought of the same customers. */
    public record Backtest(int periods, double predicted, double actual, List<Row> byOrders) {
        public Backtest {
            byOrders = List.copyOf(byOrders);
        }

        /** Customers with so many orders before. */
        public record Row(int orders, long customers, double predicted, double actual) {}
    }

    public RemainingValue {
        states = List.copyOf(states);
        notes = List.copyOf(notes);
    }

    /** The same, its amounts of a currency. */
    public RemainingValue in(String currency) {
        Estimate named = new Estimate(
                mean.value(), mean.low(), mean.high(), mean.n(), mean.customers(), mean.deff(), currency, mean.of());
        return new RemainingValue(named, gone, states, backtest, notes, customers);
    }

    public static RemainingValue of(JourneySet set, RemainingWorth asked) {
        return each(set, asked, Spans.ALL).get(0);
    }

    /** As of the end of each span. Cost: one pass over the journeys, and one over their orders for each span. */
    static List<RemainingValue> each(JourneySet set, RemainingWorth asked, Spans spans) {
        if (asked.discount() > 1) {
            throw new InvalidArgument("discount", asked.discount(), RemainingWorth.ALLOWED);
        }
        long dataUntil = Times.dataUntil(set, RemainingWorth.NAME);
        List<Orders> orders = Orders.of(set, dataUntil);
        String leftOut = Times.leftOut(set);
        return IntStream.range(0, spans.size())
                .mapToObj(span -> asOf(orders, asked, Math.min(dataUntil, spans.to(span) - 1), spans.isAll()))
                .map(value -> leftOut == null ? value : value.withNote(leftOut))
                .toList();
    }

    private RemainingValue withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new RemainingValue(mean, gone, states, backtest, more, customers);
    }

    private static RemainingValue none(List<String> notes) {
        return new RemainingValue(
                Estimate.none(KpiValue.MONEY, OF), Rate.of(0, 0, OF), List.of(), null, notes, CustomerWorths.NONE);
    }

    /** @param open whether the period that holds {@code until} may go on */
    private static RemainingValue asOf(List<Orders> orders, RemainingWorth asked, long until, boolean open) {
        long first = Orders.first(orders);
        if (first > until) {
            return none(List.of());
        }
        long[] begins = asked.unit().begins(first, until);
        int last = begins.length - 1;
        long day = ChronoUnit.DAYS.getDuration().toSeconds() * 1_000_000;
        boolean ended = !open || until + day >= begins[last];
        int known = ended ? last : last - 1;
        int test = asked.horizon() == null ? USUAL_TEST : asked.horizon();
        int held = known >= 2 * test ? test : 0;
        RemainingSums sums = RemainingSums.of(orders, begins, known, held);
        return of(asked, orders, sums, begins, known, held);
    }

    private static RemainingValue of(
            RemainingWorth asked, List<Orders> orders, RemainingSums sums, long[] begins, int known, int held) {
        RepeatCounts all = new RepeatCounts();
        for (RepeatCounts group : sums.groups) {
            all.add(group, 1);
        }
        long customers = all.allCustomers();
        ValueStates fit = ValueStates.fit(all, asked.discount(), asked.horizon());
        List<String> notes = new ArrayList<>();
        note(notes, sums.tooNew, "customers converted first in a period that has not ended and are left out.");
        note(
                notes,
                orders.stream().mapToLong(Orders::stepClock).sum(),
                "customers have step numbers instead of times and are left out.");
        if (customers == 0) {
            return none(notes);
        }
        double mean = fit.total(all) / customers;
        if (!Double.isFinite(mean)) {
            throw new InvalidArgument(
                    "horizon", "none", "a horizon or a discount: these customers order in every period, for ever");
        }
        return new RemainingValue(
                mean(mean, all, sums.groups, asked),
                Rate.of(all.gone, customers, OF),
                states(all, fit),
                held == 0 ? null : backtest(sums, held),
                notes,
                new CustomerWorths(orders, begins, known, fit));
    }

    private static void note(List<String> notes, long count, String words) {
        if (count > 0) {
            notes.add(String.format(Locale.ROOT, "%,d %s", count, words));
        }
    }

    private static Estimate mean(double mean, RepeatCounts all, RepeatCounts[] groups, RemainingWorth asked) {
        GroupedJackknife left = new GroupedJackknife();
        for (RepeatCounts group : groups) {
            long rest = all.allCustomers() - group.allCustomers();
            if (group.allCustomers() > 0 && rest > 0) {
                all.add(group, -1);
                left.add(ValueStates.fit(all, asked.discount(), asked.horizon()).total(all) / rest);
                all.add(group, 1);
            }
        }
        return left.estimate(mean, all.allCustomers(), KpiValue.MONEY, OF);
    }

    private static List<State> states(RepeatCounts all, ValueStates fit) {
        List<State> states = new ArrayList<>();
        for (int state = 0; state < RepeatCounts.STATES; state++) {
            if (all.customers[state] > 0 || all.periods[state] > 0) {
                states.add(new State(
                        RepeatCounts.ordersOf(state),
                        RepeatCounts.recencyOf(state),
                        all.customers[state],
                        Rate.of(all.ordered[state], all.periods[state], "periods of customers in this state"),
                        fit.chance(state),
                        fit.value(state)));
            }
        }
        return states;
    }

    private static Backtest backtest(RemainingSums sums, int held) {
        ValueStates fit = ValueStates.fit(sums.earlier, 0, held);
        double[] predicted = new double[RepeatCounts.ORDERS];
        for (int state = 0; state < RepeatCounts.STATES; state++) {
            predicted[RepeatCounts.ordersOf(state) - 1] += sums.earlier.customers[state] * fit.value(state);
        }
        List<Backtest.Row> rows = new ArrayList<>();
        double foretold = 0;
        double brought = 0;
        for (int i = 0; i < RepeatCounts.ORDERS; i++) {
            rows.add(new Backtest.Row(i + 1, sums.heldCustomers[i], predicted[i], sums.heldValue[i]));
            foretold += predicted[i];
            brought += sums.heldValue[i];
        }
        return new Backtest(held, foretold, brought, rows);
    }
}
