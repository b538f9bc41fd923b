package io.throughline.path;

import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Rate;
import java.util.Arrays;

/**
 * Rates of many things at once, gathered customer by customer, as {@link ClusteredRate} needs them. Places are numbered from 0; written
 * by one thread, then merged.
 *
 * <p>Cost: memory for each place, no allocation for each unit.
 */
public final class CustomerRates {
    private static final int WIDTH = 6;

    private long[] sums;
    private int[] unitsHere;
    private int[] successHere;
    private int[] touched = new int[16];
    private int touchedSize;

    public CustomerRates(int places) {
        sums = new long[places * WIDTH];
        unitsHere = new int[places];
        successHere = new int[places];
    }

    /** A unit of the customer at hand. */
    public void add(int place, int success) {
        reserve(place);
        if (unitsHere[place]++ == 0) {
            if (touchedSize == touched.length) {
                touched = Arrays.copyOf(touched, touchedSize * 2);
            }
            touched[touchedSize++] = place;
        }
        successHere[place] += success;
    }

    public void endCustomer() {
        for (int i = 0; i < touchedSize; i++) {
            int place = touched[i];
            addCustomer(place, successHere[place], unitsHere[place]);
            unitsHere[place] = 0;
            successHere[place] = 0;
        }
        touchedSize = 0;
    }

    /** A whole customer with {@code x} successes among {@code n} units; n = 0 adds nothing. */
    public void addCustomer(int place, long x, long n) {
        if (n == 0) {
            return;
        }
        reserve(place);
        int at = place * WIDTH;
        sums[at]++;
        sums[at + 1] += x;
        sums[at + 2] += n;
        sums[at + 3] += x * x;
        sums[at + 4] += x * n;
        sums[at + 5] += n * n;
    }

    /** @param places the place here of each place there */
    public void merge(CustomerRates other, int[] places) {
        for (int place = 0; place < places.length; place++) {
            reserve(places[place]);
            int to = places[place] * WIDTH;
            int from = place * WIDTH;
            for (int i = 0; i < WIDTH && from < other.sums.length; i++) {
                sums[to + i] += other.sums[from + i];
            }
        }
    }

    /** With the same places here and there. */
    public void merge(CustomerRates other) {
        int[] same = new int[other.unitsHere.length];
        Arrays.setAll(same, place -> place);
        merge(other, same);
    }

    public long units(int place) {
        return place < unitsHere.length ? sums[place * WIDTH + 2] : 0;
    }

    public Rate rate(int place, String of) {
        ClusteredRate rate = new ClusteredRate();
        if (place < unitsHere.length) {
            int at = place * WIDTH;
            rate.addSums(sums[at], sums[at + 1], sums[at + 2], sums[at + 3], sums[at + 4], sums[at + 5]);
        }
        return rate.rate(of);
    }

    private void reserve(int place) {
        if (place >= unitsHere.length) {
            int places = Math.max(16, Math.max(place + 1, unitsHere.length * 2));
            sums = Arrays.copyOf(sums, places * WIDTH);
            unitsHere = Arrays.copyOf(unitsHere, places);
            successHere = Arrays.copyOf(successHere, places);
        }
    }
}
