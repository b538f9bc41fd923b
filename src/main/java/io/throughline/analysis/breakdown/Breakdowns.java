package io.throughline.analysis.breakdown;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Reserved;
import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Journeys told apart by one thing: the most frequent keys, then all others in one row. Most first, ties by key, none last.
 *
 * <p>Cost: one pass in parallel to tell journeys apart, one to count them, one for their durations; 4 bytes a journey and 4 a key.
 */
public final class Breakdowns {
    private static final int MAX_TOP = 10_000;
    private static final double MICROS = 1e6;

    private final JourneySet set;
    private final BreakdownKeys keys;
    private final int[][] codes;

    private Breakdowns(JourneySet set, BreakdownKeys keys) {
        this.set = set;
        this.keys = keys;
        this.codes = IntStream.range(0, set.blocks().size())
                .parallel()
                .mapToObj(b -> keys.codes(set.blocks().get(b)))
                .toArray(int[][]::new);
    }

    /** Of journeys by one thing, personas included. */
    public static List<Breakdown> of(EvaluatedJourneys journeys, Breakdown.Request request) {
        boolean personas = request.by().equals(PersonaBreakdown.BY);
        return personas
                ? PersonaBreakdown.of(journeys.set(), journeys.split(), request.top())
                : of(journeys.set(), request);
    }

    public static List<Breakdown> of(JourneySet set, Breakdown.Request request) {
        checkTop(request.top());
        return new Breakdowns(set, BreakdownKeys.of(set, request.by())).rows(request.top());
    }

    static void checkTop(int top) {
        if (top < 0 || top > MAX_TOP) {
            throw new InvalidArgument("top", top, "0 to " + MAX_TOP);
        }
    }

    /** The journeys of some customers, given by ordinal, as one row; empty where they have none. */
    static Optional<Breakdown> ofCustomers(JourneySet set, BitSet customers, @Nullable String key) {
        Breakdowns two = new Breakdowns(set, BreakdownKeys.customers(customers));
        boolean any =
                Arrays.stream(two.codes).anyMatch(codes -> Arrays.stream(codes).anyMatch(code -> code == 0));
        if (!any) {
            return Optional.empty();
        }
        RowSums sums = two.new RowSums(2, new int[] {1, 0});
        sums.count();
        return Optional.of(sums.row(0, key));
    }

    /** Every key, however many. */
    public static List<Breakdown> whole(JourneySet set, String by) {
        return new Breakdowns(set, BreakdownKeys.of(set, by)).rows(Integer.MAX_VALUE);
    }

    private List<Breakdown> rows(int top) {
        int[] ranked = ranked();
        int shown = Math.min(top, ranked.length);
        int[] rowOf = new int[keys.size() + 1];
        Arrays.fill(rowOf, shown);
        for (int rank = 0; rank < shown; rank++) {
            rowOf[ranked[rank] + 1] = rank;
        }
        RowSums sums = new RowSums(shown + 1, rowOf);
        sums.count();
        int rows = shown < ranked.length ? shown + 1 : shown;
        List<Breakdown> result = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            result.add(sums.row(row, row == shown ? Reserved.OTHER : key(ranked[row])));
        }
        return List.copyOf(result);
    }

    private @Nullable String key(int code) {
        if (code == BreakdownKeys.NONE) {
            return null;
        }
        String text = keys.text(code);
        return text.matches("OTHER'*") ? text + "'" : text;
    }

    /** Codes that occur, most journeys first. */
    private int[] ranked() {
        int[] counts = new int[keys.size() + 1];
        for (int[] block : codes) {
            for (int code : block) {
                counts[code + 1]++;
            }
        }
        return IntStream.range(-1, keys.size())
                .filter(code -> counts[code + 1] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(code -> -counts[code + 1])
                        .thenComparing(
                                code -> code == BreakdownKeys.NONE ? null : keys.text(code),
                                Comparator.nullsLast(Comparator.naturalOrder())))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Sums of each shown row. A customer's journeys stand together, so each row remembers the customer it is at. */
    private final class RowSums {
        private final int[] rowOf;
        private final long[] journeys;
        private final long[] customers;
        private final long[] timed;
        private final double[] value;
        private final ClusteredRate[] conversion;
        private final long[] customerAt;
        private final int[] pending;
        private final int[] success;
        private long[] durations = new long[0];
        private int[] end = new int[0];

        RowSums(int rows, int[] rowOf) {
            this.rowOf = rowOf;
            journeys = new long[rows];
            customers = new long[rows];
            timed = new long[rows];
            value = new double[rows];
            conversion = new ClusteredRate[rows];
            Arrays.setAll(conversion, row -> new ClusteredRate());
            customerAt = new long[rows];
            Arrays.fill(customerAt, -1);
            pending = new int[rows];
            success = new int[rows];
        }

        void count() {
            long customer = 0;
            for (int b = 0; b < codes.length; b++) {
                JourneyBlock block = set.blocks().get(b);
                for (int j = 0; j < block.journeys(); j++) {
                    customer += j == 0 || block.slot()[j] != block.slot()[j - 1] ? 1 : 0;
                    add(block, j, rowOf[codes[b][j] + 1], customer);
                }
            }
            for (int row = 0; row < pending.length; row++) {
                conversion[row].add(success[row], pending[row]);
            }
            gatherDurations();
        }

        private void add(JourneyBlock block, int j, int row, long customer) {
            if (customerAt[row] != customer) {
                conversion[row].add(success[row], pending[row]);
                customerAt[row] = customer;
                customers[row]++;
                pending[row] = 0;
                success[row] = 0;
            }
            pending[row]++;
            success[row] += block.converted(j) ? 1 : 0;
            journeys[row]++;
            timed[row] += block.countsSteps(j) ? 0 : 1;
            value[row] += block.value()[j];
        }

        /** Durations row by row, in one array. */
        private void gatherDurations() {
            end = new int[timed.length];
            int total = 0;
            for (int row = 0; row < timed.length; row++) {
                end[row] = total;
                total = Math.addExact(total, Math.toIntExact(timed[row]));
            }
            durations = new long[total];
            for (int b = 0; b < codes.length; b++) {
                JourneyBlock block = set.blocks().get(b);
                for (int j = 0; j < block.journeys(); j++) {
                    if (!block.countsSteps(j)) {
                        durations[end[rowOf[codes[b][j] + 1]]++] = block.end(j) - block.start(j);
                    }
                }
            }
        }

        Breakdown row(int row, @Nullable String key) {
            int from = end[row] - (int) timed[row];
            Double median =
                    timed[row] == 0 ? null : (Double) (Quantiles.quantile(durations, from, end[row], 0.5) / MICROS);
            return new Breakdown(
                    key, journeys[row], customers[row], conversion[row].rate("journeys"), value[row], median);
        }
    }
}
