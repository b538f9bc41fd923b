package io.throughline.persona.discovery;

import io.throughline.journey.CodeColumn;
import io.throughline.journey.ColumnValues;
import io.throughline.journey.Reserved;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A trait as a few values: a number as runs of neighbouring values that hold about the same number of customers, a name as itself where
 * it is among the most frequent, else as OTHER.
 */
final class TraitBins {
    static final int MAX_BINS = 24;

    private final CodeColumn column;
    private final int[] binOf;
    private final int[] firstCode;
    private final int[] lastCode;
    private final int[] customers;
    private final boolean rest;

    private TraitBins(CodeColumn column, int[] counts, int[] ordered, int[] binOf, boolean rest) {
        this.column = column;
        this.binOf = binOf;
        this.rest = rest;
        int bins = 0;
        for (int code : ordered) {
            bins = Math.max(bins, binOf[code] + 1);
        }
        firstCode = new int[bins];
        lastCode = new int[bins];
        customers = new int[bins];
        Arrays.fill(firstCode, -1);
        for (int code : ordered) {
            int bin = binOf[code];
            firstCode[bin] = firstCode[bin] < 0 ? code : firstCode[bin];
            lastCode[bin] = code;
            customers[bin] += counts[code];
        }
    }

    /** Every trait that tells some customers from others. @param runs of a number, at most */
    static List<TraitBins> all(Customers customers, int runs) {
        List<TraitBins> all = new ArrayList<>();
        for (String name : customers.set.columns().traitNames()) {
            of(customers, customers.set.columns().trait(name), runs).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<TraitBins> of(Customers customers, CodeColumn column, int runs) {
        int[] counts = new int[column.values().size()];
        for (int customer = 0; customer < customers.size(); customer++) {
            int code = column.codes(customers.timelines(customer))[customers.slot(customer)];
            if (code != CodeColumn.MISSING) {
                counts[code]++;
            }
        }
        boolean numeric = column.values().numeric();
        int[] ordered = ordered(column.values(), counts, numeric);
        int[] binOf = new int[counts.length];
        if (numeric) {
            Arrays.fill(binOf, -1);
            byQuantile(column.values(), counts, ordered, binOf, runs);
        } else {
            Arrays.setAll(binOf, code -> MAX_BINS - 1);
            IntStream.range(0, Math.min(ordered.length, MAX_BINS - 1)).forEach(rank -> binOf[ordered[rank]] = rank);
        }
        TraitBins bins = new TraitBins(column, counts, ordered, binOf, !numeric && ordered.length >= MAX_BINS);
        boolean tells = bins.size() > 1 && !(bins.rest && 2L * bins.customers[MAX_BINS - 1] > customers.size());
        return tells ? Optional.of(bins) : Optional.empty();
    }

    /** Codes that occur: numbers ascending, names by customers, then by text. */
    private static int[] ordered(ColumnValues values, int[] counts, boolean numeric) {
        Comparator<Integer> order = numeric
                ? Comparator.comparingDouble(code -> values.number(code))
                : Comparator.comparingInt(code -> -counts[code]);
        return IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0 && !(numeric && Double.isNaN(values.number(code))))
                .boxed()
                .sorted(order.thenComparing(values::text))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void byQuantile(ColumnValues values, int[] counts, int[] ordered, int[] binOf, int runs) {
        long total = 0;
        for (int code : ordered) {
            total += counts[code];
        }
        long before = 0;
        int bin = -1;
        long quantile = -1;
        double last = Double.NaN;
        for (int code : ordered) {
            long here = before * runs / total;
            if (here > quantile && values.number(code) != last) {
                bin++;
                quantile = here;
            }
            binOf[code] = bin;
            last = values.number(code);
            before += counts[code];
        }
    }

    String name() {
        return column.name();
    }

    boolean numeric() {
        return column.values().numeric();
    }

    int size() {
        return firstCode.length;
    }

    /** The bin of a customer, −1 without the trait. */
    int bin(Customers customers, int customer) {
        int code = column.codes(customers.timelines(customer))[customers.slot(customer)];
        return code == CodeColumn.MISSING ? -1 : binOf[code];
    }

    /** The least value of a run, or the name. */
    String first(int bin) {
        return column.values().text(firstCode[bin]);
    }

    boolean isRest(int bin) {
        return rest && bin == size() - 1;
    }

    /** In words: a name, a number, or a run of numbers from … to …. */
    String label(int bin) {
        if (isRest(bin)) {
            return Reserved.OTHER;
        }
        String from = first(bin);
        String to = column.values().text(lastCode[bin]);
        return !numeric() || from.equals(to) ? from : from + " to " + to;
    }
}
