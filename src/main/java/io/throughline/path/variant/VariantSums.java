package io.throughline.path.variant;

import io.throughline.journey.JourneyBlock;
import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Distribution;
import io.throughline.measure.Rate;
import io.throughline.path.Durations;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Figures of chosen variants, gathered customer by customer. The blocks are divided into a few parts by the data alone, whose sums are added
 * in order, so that sums of values come out the same whatever the number of threads.
 *
 * <p>Cost: one pass over the runs, divided among the processors where few variants are chosen.
 */
final class VariantSums {
    private static final int PARTS = 8;
    /** More places than this are summed part by part, so that they are not held several times over. */
    private static final int SIDE_BY_SIDE = 1 << 14;

    private final Variants variants;
    private final int[] chosen;
    /** The variants that are chosen: asked first, as it fits the cache where the places do not. */
    private final BitSet any;

    private final long[] customers;
    private final long[] n;
    private final long[] nn;
    private final long[] x;
    private final long[] xx;
    private final long[] xn;
    private final long[] nAll;
    private final long[] occurrences;
    private final double[] value;
    private final Durations @Nullable [] durations;
    private long allCustomers;
    private long all;
    private long allSquares;

    private final int[] single;
    private final int[] singleConverted;
    private final int[] nHere;
    private final int[] xHere;
    private final int[] lastJourney;
    private int journey;
    private int[] touched = new int[64];
    private int touchedSize;

    private VariantSums(Variants variants, int[] chosen, BitSet any, int size, boolean timed) {
        this.variants = variants;
        this.chosen = chosen;
        this.any = any;
        customers = new long[size];
        n = new long[size];
        nn = new long[size];
        x = new long[size];
        xx = new long[size];
        xn = new long[size];
        nAll = new long[size];
        occurrences = new long[size];
        value = new double[size];
        durations = timed ? new Durations[size] : null;
        if (durations != null) {
            Arrays.setAll(durations, i -> new Durations());
        }
        single = new int[size];
        singleConverted = new int[size];
        nHere = new int[size];
        xHere = new int[size];
        lastJourney = new int[size];
    }

    /**
     * @param chosen by variant: its place among the figures, or −1
     * @param size how many places
     */
    static VariantSums of(Variants variants, int[] chosen, int size) {
        return of(variants, chosen, size, false);
    }

    /** With the time that the first run of each journey takes. */
    static VariantSums timed(Variants variants, int[] chosen, int size) {
        return of(variants, chosen, size, true);
    }

    private static VariantSums of(Variants variants, int[] chosen, int size, boolean timed) {
        BitSet any = new BitSet(chosen.length);
        for (int variant = 0; variant < chosen.length; variant++) {
            if (chosen[variant] >= 0) {
                any.set(variant);
            }
        }
        VariantSums sums = new VariantSums(variants, chosen, any, size, timed);
        IntStream parts = IntStream.range(0, PARTS);
        if (size > SIDE_BY_SIDE) {
            parts.forEach(part -> sums.add(new VariantSums(variants, chosen, any, size, timed).gather(part)));
        } else {
            parts.parallel()
                    .mapToObj(part -> new VariantSums(variants, chosen, any, size, timed).gather(part))
                    .toList()
                    .forEach(sums::add);
        }
        return sums;
    }

    private VariantSums gather(int part) {
        int end = (int) ((long) variants.blocks() * (part + 1) / PARTS);
        for (int b = (int) ((long) variants.blocks() * part / PARTS); b < end; b++) {
            gatherBlock(b);
        }
        return this;
    }

    private void gatherBlock(int b) {
        Spans runs = variants.runs(b);
        int[] slot = runs.block().slot();
        int journeys = runs.block().journeys();
        int[] variant = variants.variantOf(b);
        for (int first = 0; first < journeys; ) {
            int end = first + 1;
            while (end < journeys && slot[end] == slot[first]) {
                end++;
            }
            for (int j = first; j < end; j++) {
                gatherJourney(runs, variant, j, end - first == 1);
            }
            endCustomer(end - first);
            first = end;
        }
    }

    private void gatherJourney(Spans runs, int[] variant, int j, boolean alone) {
        journey++;
        int end = runs.first(j + 1);
        for (int run = runs.first(j); run < end; run++) {
            if (any.get(variant[run])) {
                take(chosen[variant[run]], runs, j, run, alone);
            }
        }
    }

    /** @param alone the customer has no other journey, so it need not be remembered until its end */
    private void take(int place, Spans runs, int j, int run, boolean alone) {
        occurrences[place]++;
        if (lastJourney[place] == journey) {
            return;
        }
        lastJourney[place] = journey;
        JourneyBlock block = runs.block();
        int success = block.converted(j) ? 1 : 0;
        if (alone) {
            single[place]++;
            singleConverted[place] += success;
        } else {
            if (nHere[place]++ == 0) {
                touch(place);
            }
            xHere[place] += success;
        }
        value[place] += block.value()[j];
        if (durations != null && !block.countsSteps(j) && runs.start(j, run) < runs.end(j, run)) {
            durations[place].add(time(block, runs.start(j, run), runs.end(j, run) - 1));
        }
    }

    private void touch(int place) {
        if (touchedSize == touched.length) {
            touched = Arrays.copyOf(touched, touchedSize * 2);
        }
        touched[touchedSize++] = place;
    }

    /** From entering one step to leaving another, microseconds. */
    private static long time(JourneyBlock block, int from, int to) {
        long[] at = block.timelines().at();
        return at[block.lastRow().at(to)] - at[block.row().at(from)];
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

    private void add(VariantSums part) {
        allCustomers += part.allCustomers;
        all += part.all;
        allSquares += part.allSquares;
        for (int place = 0; place < n.length; place++) {
            part.settle(place);
            customers[place] += part.customers[place];
            n[place] += part.n[place];
            nn[place] += part.nn[place];
            x[place] += part.x[place];
            xx[place] += part.xx[place];
            xn[place] += part.xn[place];
            nAll[place] += part.nAll[place];
            occurrences[place] += part.occurrences[place];
            value[place] += part.value[place];
            if (durations != null && part.durations != null) {
                durations[place].addAll(part.durations[place]);
            }
        }
    }

    /** Adds the customers of one journey to the others. */
    private void settle(int place) {
        long alone = single[place];
        long converted = singleConverted[place];
        customers[place] += alone;
        n[place] += alone;
        nn[place] += alone;
        nAll[place] += alone;
        x[place] += converted;
        xx[place] += converted;
        xn[place] += converted;
    }

    long journeys(int place) {
        return n[place];
    }

    long converted(int place) {
        return x[place];
    }

    long occurrences(int place) {
        return occurrences[place];
    }

    double value(int place) {
        return value[place];
    }

    /** From entering the first step of a run to leaving its last; null where no journey has times, or none was asked for. */
    @Nullable
    Distribution seconds(int place) {
        return durations == null ? null : durations[place].seconds();
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
