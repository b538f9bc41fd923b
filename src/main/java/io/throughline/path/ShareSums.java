package io.throughline.path;

import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Rate;
import java.util.Arrays;

/**
 * Shares of all journeys that have each of many things, customer by customer. Customers without a thing cost nothing. Written by one
 * thread, then merged.
 */
public final class ShareSums {
    private final long[] x;
    private final long[] xx;
    private final long[] xn;
    private final long[] had;
    private final int[] here;
    private int[] touched = new int[16];
    private int touchedSize;
    private long customers;
    private long n;
    private long nn;

    public ShareSums(int places) {
        x = new long[places];
        xx = new long[places];
        xn = new long[places];
        had = new long[places];
        here = new int[places];
    }

    /** A journey of the customer at hand has it; once a journey. */
    public void add(int place) {
        if (here[place]++ == 0) {
            if (touchedSize == touched.length) {
                touched = Arrays.copyOf(touched, touchedSize * 2);
            }
            touched[touchedSize++] = place;
        }
    }

    /** @param journeys of the customer, with the thing or without */
    public void endCustomer(long journeys) {
        customers++;
        n += journeys;
        nn += journeys * journeys;
        for (int i = 0; i < touchedSize; i++) {
            int place = touched[i];
            long mine = here[place];
            had[place]++;
            x[place] += mine;
            xx[place] += mine * mine;
            xn[place] += mine * journeys;
            here[place] = 0;
        }
        touchedSize = 0;
    }

    public void merge(ShareSums other) {
        for (int place = 0; place < x.length; place++) {
            had[place] += other.had[place];
            x[place] += other.x[place];
            xx[place] += other.xx[place];
            xn[place] += other.xn[place];
        }
        customers += other.customers;
        n += other.n;
        nn += other.nn;
    }

    /** Customers with a journey that has it. */
    public long customers(int place) {
        return had[place];
    }

    public Rate rate(int place, String of) {
        ClusteredRate rate = new ClusteredRate();
        rate.addSums(customers, x[place], n, xx[place], xn[place], nn);
        return rate.rate(of);
    }
}
