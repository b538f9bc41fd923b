package io.throughline.comparison;

import io.throughline.journey.BlockPartitions;
import io.throughline.journey.Deadline;
import io.throughline.journey.JourneySet;
import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The customers of two sets of journeys of the same data, each once: first those of a, in its order, then those of b alone. A customer is
 * known by the ordinal.
 */
public final class JointCustomers {
    /** What is done with one customer, −1 standing for a set without journeys of the customer. */
    interface Visit<T> {
        void customer(T into, int inA, int inB);
    }

    /** After so many customers the time is looked at. */
    private static final int SOME = 255;

    private final CustomerSide a;
    private final CustomerSide b;
    private final int[] inA;
    private final int[] inB;
    private final long shared;

    private JointCustomers(CustomerSide a, CustomerSide b, int[] inA, int[] inB, long shared) {
        this.a = a;
        this.b = b;
        this.inA = inA;
        this.inB = inB;
        this.shared = shared;
    }

    public static JointCustomers of(JourneySet setA, JourneySet setB) {
        CustomerSide a = CustomerSide.of(setA);
        CustomerSide b = CustomerSide.of(setB);
        int[] placeB = new int[Math.max(ordinals(a), ordinals(b))];
        Arrays.fill(placeB, -1);
        for (int i = 0; i < b.customers(); i++) {
            placeB[b.ordinal(i)] = i;
        }
        int[] inA = new int[a.customers() + b.customers()];
        int[] inB = new int[inA.length];
        int size = 0;
        int shared = 0;
        for (int i = 0; i < a.customers(); i++) {
            int other = placeB[a.ordinal(i)];
            inA[size] = i;
            inB[size++] = other;
            shared += other < 0 ? 0 : 1;
            placeB[a.ordinal(i)] = -1;
        }
        for (int i = 0; i < b.customers(); i++) {
            if (placeB[b.ordinal(i)] == i) {
                inA[size] = -1;
                inB[size++] = i;
            }
        }
        return new JointCustomers(a, b, Arrays.copyOf(inA, size), Arrays.copyOf(inB, size), shared);
    }

    private static int ordinals(CustomerSide side) {
        int most = 0;
        for (int i = 0; i < side.customers(); i++) {
            most = Math.max(most, side.ordinal(i) + 1);
        }
        return most;
    }

    /** Customers with journeys in both sets. */
    public long shared() {
        return shared;
    }

    int size() {
        return inA.length;
    }

    CustomerSide a() {
        return a;
    }

    CustomerSide b() {
        return b;
    }

    int inA(int customer) {
        return inA[customer];
    }

    int inB(int customer) {
        return inB[customer];
    }

    /** Runs of customers worked on in parallel and merged in order. */
    <T> T fold(Supplier<T> empty, Visit<T> visit, BinaryOperator<T> merge) {
        int strips = BlockPartitions.workers();
        return IntStream.range(0, strips)
                .parallel()
                .mapToObj(s -> {
                    T into = empty.get();
                    int to = (int) ((s + 1L) * inA.length / strips);
                    for (int k = (int) ((long) s * inA.length / strips); k < to; k++) {
                        if ((k & SOME) == 0) {
                            Deadline.check();
                        }
                        visit.customer(into, inA[k], inB[k]);
                    }
                    return into;
                })
                .reduce(merge)
                .orElseThrow();
    }
}
