package io.throughline.path;

import io.throughline.journey.JourneyBlock;
import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Rate;
import java.util.Arrays;

/**
 * Figures of chosen variants, gathered customer by customer in the order of the data, so that sums of values come out the same
 * whatever the number of threads.
 */
final class VariantSums {
    private final Variants variants;
    private final int[] chosen;
    private final long[] customers;
    private final long[] n;
    private final long[] nn;
    private final long[] x;
    private final long[] xx;
    private final long[] xn;
    private final long[] nAll;
    private final long[] occurrences;
    private final double[] value;
    private long allCustomers;
    private long all;
    private long allSquares;

    private final int[] nHere;
    private final int[] xHere;
    private final long[] lastJourney;
    private int[] touched = new int[64];
    private int touchedSize;

    private VariantSums(Variants variants, int[] chosen, int size) {
        this.variants = variants;
        this.chosen = chosen;
        customers = new long[size];
        n = new long[size];
        nn = new long[size];
        x = new long[size];
        xx = new long[size];
        xn = new long[size];
        nAll = new long[size];
        occurrences = new long[size];
        value = new double[size];
        nHere = new int[size];
        xHere = new int[size];
        lastJourney = new long[size];
    }

    /**
     * @param chosen by variant: its place among the figures, or −1
     * @param size how many places
     */
    static VariantSums of(Variants variants, int[] chosen, int size) {
        VariantSums sums = new VariantSums(variants, chosen, size);
        long journey = 0;
        for (int b = 0; b < variants.blocks(); b++) {
            sums.add(b, journey);
            journey += variants.block(b).journeys();
        }
        return sums;
    }

    private void add(int b, long before) {
        JourneyBlock block = variants.block(b);
        Runs runs = variants.runs(b);
        int[] variant = variants.variantOf(b);
        int run = 0;
        int first = 0;
        for (int j = 0; j < block.journeys(); j++) {
            while (run < variant.length && runs.journey()[run] == j) {
                int place = chosen[variant[run++]];
                if (place >= 0) {
                    add(place, block, j, before + j + 1);
                }
            }
            if (j + 1 == block.journeys() || block.slot()[j + 1] != block.slot()[j]) {
                endCustomer(j + 1 - first);
                first = j + 1;
            }
        }
    }

    private void add(int place, JourneyBlock block, int j, long journey) {
        occurrences[place]++;
        if (lastJourney[place] == journey) {
            return;
        }
        lastJourney[place] = journey;
        if (nHere[place]++ == 0) {
            if (touchedSize == touched.length) {
                touched = Arrays.copyOf(touched, touchedSize * 2);
            }
            touched[touchedSize++] = place;
        }
        xHere[place] += block.converted(j) ? 1 : 0;
        value[place] += block.value()[j];
    }

    private void endCustomer(long journeys) {
        allCustomers++;
        all += journeys;
        allSquares += journeys * journeys;
        for (int i = 0; i < touchedSize; i++) {
            int place = touched[i];
            long nc = nHere[place];
            long xc = xHere[place];
            customers[place]++;
            n[place] += nc;
            nn[place] += nc * nc;
            x[place] += xc;
            xx[place] += xc * xc;
            xn[place] += xc * nc;
            nAll[place] += nc * journeys;
            nHere[place] = 0;
            xHere[place] = 0;
        }
        touchedSize = 0;
    }

    long journeys(int place) {
        return n[place];
    }

    long occurrences(int place) {
        return occurrences[place];
    }

    double value(int place) {
        return value[place];
    }

    /** Journeys with the variant / all journeys. */
    Rate shareOfAll(int place) {
        ClusteredRate rate = new ClusteredRate();
        rate.addSums(allCustomers, n[place], all, nn[place], nAll[place], allSquares);
        return rate.rate("journeys");
    }

    /** Converted journeys with the variant / journeys with it. */
    Rate conversion(int place) {
        ClusteredRate rate = new ClusteredRate();
        rate.addSums(customers[place], x[place], n[place], xx[place], xn[place], nn[place]);
        return rate.rate("journeys with these steps");
    }
}
