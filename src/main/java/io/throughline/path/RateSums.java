package io.throughline.path;

import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Rate;
import java.util.Arrays;

/** Several rates clustered by customer, gathered unit by unit; a customer with one unit costs two increments a rate. */
public final class RateSums {
    private final ClusteredRate[] sums;
    private final int[] success;
    private final int[] units;
    private final long[] single;
    private final long[] singleSuccess;

    public RateSums(int rates) {
        sums = new ClusteredRate[rates];
        Arrays.setAll(sums, i -> new ClusteredRate());
        success = new int[rates];
        units = new int[rates];
        single = new long[rates];
        singleSuccess = new long[rates];
    }

    public void add(int rate, boolean succeeds) {
        units[rate]++;
        success[rate] += succeeds ? 1 : 0;
    }

    /** The only unit of its customer, which then needs no end. */
    public void addAlone(int rate, boolean succeeds) {
        single[rate]++;
        singleSuccess[rate] += succeeds ? 1 : 0;
    }

    public void endCustomer() {
        for (int rate = 0; rate < units.length; rate++) {
            if (units[rate] == 1) {
                single[rate]++;
                singleSuccess[rate] += success[rate];
            } else if (units[rate] > 1) {
                sums[rate].add(success[rate], units[rate]);
            }
            units[rate] = 0;
            success[rate] = 0;
        }
    }

    public void merge(RateSums other) {
        for (int rate = 0; rate < sums.length; rate++) {
            sums[rate].add(other.sums[rate]);
            single[rate] += other.single[rate];
            singleSuccess[rate] += other.singleSuccess[rate];
        }
    }

    public Rate rate(int rate, String of) {
        ClusteredRate all = new ClusteredRate();
        long n = single[rate];
        long x = singleSuccess[rate];
        all.addSums(n, x, n, x, x, n);
        all.add(sums[rate]);
        return all.rate(of);
    }
}
