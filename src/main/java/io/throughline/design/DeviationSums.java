package io.throughline.design;

import io.throughline.measure.ClusterSums;
import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Rate;

/**
 * Journeys with each deviation and those without it, and how many of them converted, customer by customer. Places of deviations are
 * numbered from 0; written by one thread, then merged. Sums over customers without a deviation come of those over all.
 */
final class DeviationSums {
    private static final int WIDTH = 11;
    private static final int CUSTOMERS = 0;
    private static final int ONLY = 1;
    private static final int N = 2;
    private static final int NN = 3;
    private static final int X = 4;
    private static final int XX = 5;
    private static final int XN = 6;
    private static final int N_ALL = 7;
    private static final int N_ALL_X = 8;
    private static final int X_ALL_N = 9;
    private static final int X_ALL = 10;

    private final long[] sums;
    private final int[] nHere;
    private final int[] xHere;
    private final int[] touched;
    private int touchedSize;
    private long customers;
    private long n;
    private long nn;
    private long x;
    private long xx;
    private long xn;

    DeviationSums(int places) {
        sums = new long[places * WIDTH];
        nHere = new int[places];
        xHere = new int[places];
        touched = new int[places];
    }

    /** A journey of the customer at hand with this deviation. */
    void add(int place, boolean converted) {
        if (nHere[place]++ == 0) {
            touched[touchedSize++] = place;
        }
        xHere[place] += converted ? 1 : 0;
    }

    /** @param all journeys of the customer, with and without deviations */
    void endCustomer(long all, long converted) {
        customers++;
        n += all;
        nn += all * all;
        x += converted;
        xx += converted * converted;
        xn += converted * all;
        for (int i = 0; i < touchedSize; i++) {
            int place = touched[i];
            int at = place * WIDTH;
            long nd = nHere[place];
            long xd = xHere[place];
            sums[at + CUSTOMERS]++;
            sums[at + ONLY] += nd == all ? 1 : 0;
            sums[at + N] += nd;
            sums[at + NN] += nd * nd;
            sums[at + X] += xd;
            sums[at + XX] += xd * xd;
            sums[at + XN] += xd * nd;
            sums[at + N_ALL] += nd * all;
            sums[at + N_ALL_X] += nd * converted;
            sums[at + X_ALL_N] += xd * all;
            sums[at + X_ALL] += xd * converted;
            nHere[place] = 0;
            xHere[place] = 0;
        }
        touchedSize = 0;
    }

    void merge(DeviationSums other) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
        }
        customers += other.customers;
        n += other.n;
        nn += other.nn;
        x += other.x;
        xx += other.xx;
        xn += other.xn;
    }

    long journeys(int place) {
        return sums[place * WIDTH + N];
    }

    /** Journeys with the deviation / all. */
    Rate share(int place) {
        ClusteredRate rate = new ClusteredRate();
        rate.addSums(customers, of(place, N), n, of(place, NN), of(place, N_ALL), nn);
        return rate.rate("journeys");
    }

    ClusterSums with(int place) {
        return new ClusterSums(
                of(place, CUSTOMERS), of(place, X), of(place, N), of(place, XX), of(place, XN), of(place, NN));
    }

    /** Each customer's journeys less those with the deviation. */
    ClusterSums without(int place) {
        return new ClusterSums(
                customers - of(place, ONLY),
                x - of(place, X),
                n - of(place, N),
                xx - 2 * of(place, X_ALL) + of(place, XX),
                xn - of(place, X_ALL_N) - of(place, N_ALL_X) + of(place, XN),
                nn - 2 * of(place, N_ALL) + of(place, NN));
    }

    ClusterSums.Shared shared(int place) {
        return new ClusterSums.Shared(
                of(place, X_ALL) - of(place, XX),
                of(place, X_ALL_N) - of(place, XN),
                of(place, N_ALL_X) - of(place, XN),
                of(place, N_ALL) - of(place, NN));
    }

    private long of(int place, int sum) {
        return sums[place * WIDTH + sum];
    }
}
