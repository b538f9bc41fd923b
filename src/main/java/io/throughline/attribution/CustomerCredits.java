package io.throughline.attribution;

import java.util.Arrays;

/** The converting customers of one block with their conversions and what each step is credited with for them, sparse. */
final class CustomerCredits {
    private final double[] sums;
    private final boolean[] held;
    private final int[] touched;
    private int touchedSize;
    private int slot = -1;

    private long[] hash = new long[64];
    private int[] conversions = new int[64];
    private int[] end = new int[64];
    private int customers;
    private int[] step = new int[128];
    private double[] credit = new double[128];
    private int size;

    CustomerCredits(int steps) {
        sums = new double[steps];
        held = new boolean[steps];
        touched = new int[steps];
    }

    /** A conversion of a customer; those of one customer come one after the other, each before its credits. */
    void addConversion(int slot, long idHash) {
        if (this.slot != slot) {
            close();
            this.slot = slot;
            open(idHash);
        }
        conversions[customers - 1]++;
    }

    private void open(long idHash) {
        if (customers == hash.length) {
            hash = Arrays.copyOf(hash, customers * 2);
            conversions = Arrays.copyOf(conversions, customers * 2);
            end = Arrays.copyOf(end, customers * 2);
        }
        hash[customers++] = idHash;
    }

    void add(int at, double weight) {
        if (!held[at]) {
            held[at] = true;
            touched[touchedSize++] = at;
        }
        sums[at] += weight;
    }

    /** The last customer is complete. */
    void close() {
        if (customers == 0) {
            return;
        }
        if (size + touchedSize > step.length) {
            int more = Math.max(size + touchedSize, step.length * 2);
            step = Arrays.copyOf(step, more);
            credit = Arrays.copyOf(credit, more);
        }
        for (int i = 0; i < touchedSize; i++) {
            int at = touched[i];
            step[size] = at;
            credit[size++] = sums[at];
            sums[at] = 0;
            held[at] = false;
        }
        touchedSize = 0;
        end[customers - 1] = size;
    }

    int customers() {
        return customers;
    }

    long hash(int customer) {
        return hash[customer];
    }

    int conversions(int customer) {
        return conversions[customer];
    }

    /** Adds a customer's credits so many times. */
    void addTo(double[] credits, int customer, int weight) {
        for (int k = customer == 0 ? 0 : end[customer - 1]; k < end[customer]; k++) {
            credits[step[k]] += weight * credit[k];
        }
    }
}
