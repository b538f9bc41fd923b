package io.throughline.comparison;

import io.throughline.journey.Deadline;
import io.throughline.journey.JourneyBlock;
import io.throughline.measure.Quantiles;
import io.throughline.measure.Resamples;
import java.util.stream.IntStream;

/**
 * How often the divergence would be as large if it did not matter which set a customer is in.
 *
 * <p>Formula: p = (1 + #{as large}) / (1 + samples). In each sample the customers of one set alone are shared out anew, as many to a as
 * were there, and each customer of both sets swaps the two parts by a coin; both by a hash of (seed, sample, customer's id), so
 * neither threads nor the order of imports matter.
 *
 * <p>Cost: a sample takes one pass over half of all transitions.
 */
final class Permutations {
    private final long[] all;
    private final int[] edges;
    private final int[] offset;
    private final long[] hash;
    private final int onlyA;
    private final int unshared;

    private Permutations(int edgeCount, int transitions, int customers, int onlyA, int unshared) {
        this.all = new long[edgeCount];
        this.edges = new int[transitions];
        this.offset = new int[customers * 2 + 1];
        this.hash = new long[customers];
        this.onlyA = onlyA;
        this.unshared = unshared;
    }

    static Permutations of(JointCustomers customers, JointGraph graph) {
        int shared = (int) customers.shared();
        int onlyA = customers.a().customers() - shared;
        int unshared = customers.size() - shared;
        int most = Math.addExact(most(customers.a()), most(customers.b()));
        Permutations permutations = new Permutations(graph.edges(), most, customers.size(), onlyA, unshared);
        permutations.fill(customers, graph);
        return permutations;
    }

    /** At most one transition a step, and one out of the last. */
    private static int most(CustomerSide side) {
        long most = 0;
        for (JourneyBlock block : side.set().blocks()) {
            most += block.steps() + block.journeys();
        }
        return Math.toIntExact(most);
    }

    /** Customers of one set alone first, the parts in a and b of each next to each other. */
    private void fill(JointCustomers customers, JointGraph graph) {
        int place = 0;
        int[] size = new int[1];
        for (int pass = 0; pass < 2; pass++) {
            Deadline.check();
            for (int k = 0; k < customers.size(); k++) {
                int inA = customers.inA(k);
                int inB = customers.inB(k);
                if ((inA >= 0 && inB >= 0) == (pass == 1)) {
                    hash[place] =
                            inA >= 0 ? customers.a().idHash(inA) : customers.b().idHash(inB);
                    add(graph, customers.a(), 0, inA, size);
                    offset[place * 2 + 1] = size[0];
                    add(graph, customers.b(), 1, inB, size);
                    offset[++place * 2] = size[0];
                }
            }
        }
    }

    private void add(JointGraph graph, CustomerSide side, int number, int customer, int[] size) {
        if (customer >= 0) {
            graph.walk(side, number, customer, edge -> {
                edges[size[0]++] = edge;
                all[edge]++;
            });
        }
    }

    double pValue(double value, int samples, long seed) {
        long key = Resamples.mix(seed);
        long asLarge = IntStream.range(0, samples)
                .parallel()
                .filter(sample -> sample(Resamples.mix(key + sample)) >= value)
                .count();
        return (1.0 + asLarge) / (1.0 + samples);
    }

    /** The divergence of one sample. */
    private double sample(long key) {
        Deadline.check();
        long[] draw = new long[unshared];
        for (int k = 0; k < unshared; k++) {
            draw[k] = Resamples.mix(key ^ hash[k]);
        }
        long[] a = new long[all.length];
        shareOut(draw, a);
        for (int k = unshared; k < hash.length; k++) {
            boolean swap = Resamples.mix(key ^ hash[k]) < 0;
            add(a, offset[k * 2 + (swap ? 1 : 0)], offset[k * 2 + (swap ? 2 : 1)]);
        }
        long[] b = new long[all.length];
        for (int edge = 0; edge < b.length; edge++) {
            b[edge] = all[edge] - a[edge];
        }
        return JensenShannon.of(a, b);
    }

    /** As many customers as stood in a alone, those with the lowest draws. */
    private void shareOut(long[] draw, long[] a) {
        if (onlyA == 0) {
            return;
        }
        long bound = Quantiles.select(draw.clone(), 0, draw.length, onlyA - 1);
        int left = onlyA;
        for (long value : draw) {
            left -= value < bound ? 1 : 0;
        }
        for (int k = 0; k < draw.length; k++) {
            boolean equal = draw[k] == bound && left > 0;
            left -= equal ? 1 : 0;
            if (draw[k] < bound || equal) {
                add(a, offset[k * 2], offset[k * 2 + 2]);
            }
        }
    }

    private void add(long[] counts, int from, int to) {
        for (int i = from; i < to; i++) {
            counts[edges[i]]++;
        }
    }
}
