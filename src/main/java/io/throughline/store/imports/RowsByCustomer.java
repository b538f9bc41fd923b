package io.throughline.store.imports;

import io.throughline.journey.FeedbackRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of feedback by customer, numbered in order of appearance; those of nobody come behind the last one. */
final class RowsByCustomer {
    private static final Comparator<FeedbackRow> BY_TIME = Comparator.comparingLong(FeedbackRow::at);

    private final List<FeedbackRow> rows;
    private final List<String> customers = new ArrayList<>();
    /** Of each row. */
    private final int[] customerOf;

    /** Rows that are kept, customer after customer. */
    private FeedbackRow[] kept = new FeedbackRow[0];
    /** Where each customer's begin; one more tells where nobody's end. */
    private int[] starts = new int[0];

    RowsByCustomer(List<FeedbackRow> rows) {
        this.rows = rows;
        this.customerOf = new int[rows.size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int place = 0; place < customerOf.length; place++) {
            String customer = rows.get(place).customer();
            customerOf[place] = customer == null
                    ? -1
                    : numbers.computeIfAbsent(customer, id -> {
                        customers.add(id);
                        return customers.size() - 1;
                    });
        }
        Arrays.setAll(customerOf, place -> customerOf[place] < 0 ? customers.size() : customerOf[place]);
    }

    List<String> customers() {
        return customers;
    }

    /** Number of the customer of a row; how many there are for nobody. */
    int customerOf(int place) {
        return customerOf[place];
    }

    boolean anyOfNobody() {
        return Arrays.stream(customerOf).anyMatch(customer -> customer == customers.size());
    }

    /** From now on only these count. @param places of rows */
    void keep(BitSet places) {
        int[] next = new int[customers.size() + 2];
        places.stream().forEach(place -> next[customerOf[place] + 1]++);
        Arrays.parallelPrefix(next, Integer::sum);
        starts = next.clone();
        kept = new FeedbackRow[places.cardinality()];
        places.stream().forEach(place -> kept[next[customerOf[place]]++] = rows.get(place));
    }

    boolean any(int customer) {
        return starts[customer] < starts[customer + 1];
    }

    /** What is kept of a customer by time, ties as they came. */
    FeedbackRow[] of(int customer) {
        FeedbackRow[] mine = Arrays.copyOfRange(kept, starts[customer], starts[customer + 1]);
        Arrays.sort(mine, BY_TIME);
        return mine;
    }

    /** As {@link #of}. */
    FeedbackRow[] ofNobody() {
        return of(customers.size());
    }
}
