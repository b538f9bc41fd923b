package io.throughline.graph;

import io.throughline.measure.ClusteredRate;
import io.throughline.measure.Rate;
import java.util.Arrays;

/**
 * Per node what its rates are made of, gathered customer by customer. Customers of one journey, by far the most frequent case, are
 * gathered visit by visit: sums of theirs are those of visits and of customers, but for the squares of visits.
 */
final class NodeSums {
    private static final int CUSTOMERS = 0;
    private static final int VISITS = 1;
    private static final int JOURNEYS = 2;
    private static final int ENDED = 3;
    private static final int CONVERTED = 4;
    private static final int VV = 5;
    private static final int EV = 6;
    private static final int EE = 7;
    private static final int JJ = 8;
    private static final int EJ = 9;
    private static final int CJ = 10;
    private static final int CC = 11;
    private static final int VJ = 12;
    private static final int CT = 13;
    private static final int CONVERTERS = 14;
    private static final int WIDTH = 15;

    private static final int VISITS_OF_SINGLE = 32;

    private final long[] sums;
    /** Of customers of one journey, by node and kind: visits in the upper half, customers in the lower. */
    private final long[] single;
    /** By node: to each of their visits, how many came before it. */
    private final long[] before;

    NodeSums(int nodes) {
        sums = new long[nodes * WIDTH];
        single = new long[nodes * 4];
        before = new long[nodes];
    }

    /** A customer with one visit, and no conversion but one of a journey that visits. */
    void addOnce(int node, int ended, int converted) {
        single[node * 4 + ended * 2 + converted] += 1 | 1L << VISITS_OF_SINGLE;
    }

    /** A visit of a customer of one journey. @param earlier visits of theirs before it; @param isFirst 1 if there was none, else 0 */
    void addVisit(int node, int converted, int earlier, int isFirst) {
        single[node * 4 + converted] += isFirst | 1L << VISITS_OF_SINGLE;
        before[node] += earlier;
    }

    /** The journey of such a customer ended at a node, which had this many visits of theirs. */
    void moveToEnded(int node, int converted, int visits) {
        long all = 1 | (long) visits << VISITS_OF_SINGLE;
        single[node * 4 + converted] -= all;
        single[node * 4 + 2 + converted] += all;
    }

    /** @param total converted journeys of the customer, whether they visit the node or not */
    void add(int node, long visits, long journeys, long ended, long converted, long total) {
        int at = node * WIDTH;
        sums[at + CUSTOMERS]++;
        sums[at + VISITS] += visits;
        sums[at + JOURNEYS] += journeys;
        sums[at + ENDED] += ended;
        sums[at + CONVERTED] += converted;
        sums[at + VV] += visits * visits;
        sums[at + EV] += ended * visits;
        sums[at + EE] += ended * ended;
        sums[at + JJ] += journeys * journeys;
        sums[at + EJ] += ended * journeys;
        sums[at + CJ] += converted * journeys;
        sums[at + CC] += converted * converted;
        sums[at + VJ] += visits * journeys;
        sums[at + CT] += converted * total;
        sums[at + CONVERTERS] += total > 0 ? 1 : 0;
    }

    void merge(NodeSums other) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
        }
        for (int i = 0; i < single.length; i++) {
            single[i] += other.single[i];
        }
        for (int i = 0; i < before.length; i++) {
            before[i] += other.before[i];
        }
    }

    /** Adds the customers of one journey to the sums; call once, at the end. */
    void settle() {
        for (int node = 0; node < before.length; node++) {
            for (int kind = 0; kind < 4; kind++) {
                settle(node * WIDTH, single[node * 4 + kind], (kind & 2) != 0, (kind & 1) != 0);
            }
            sums[node * WIDTH + VV] += 2 * before[node];
        }
        Arrays.fill(single, 0);
        Arrays.fill(before, 0);
    }

    private void settle(int at, long both, boolean ended, boolean converted) {
        int customers = (int) both;
        long visits = both >>> VISITS_OF_SINGLE;
        for (int place : new int[] {CUSTOMERS, JOURNEYS, JJ}) {
            sums[at + place] += customers;
        }
        for (int place : new int[] {VISITS, VV, VJ}) {
            sums[at + place] += visits;
        }
        sums[at + EV] += ended ? visits : 0;
        for (int place : new int[] {ENDED, EE, EJ}) {
            sums[at + place] += ended ? customers : 0;
        }
        for (int place : new int[] {CONVERTED, CJ, CC, CT, CONVERTERS}) {
            sums[at + place] += converted ? customers : 0;
        }
    }

    long visits(int node) {
        return sums[node * WIDTH + VISITS];
    }

    long journeys(int node) {
        return sums[node * WIDTH + JOURNEYS];
    }

    Rate dropOff(int node) {
        return rate(node, ENDED, VISITS, EE, EV, VV, "visits");
    }

    Rate exitShare(int node) {
        return rate(node, ENDED, JOURNEYS, EE, EJ, JJ, "journeys that visit");
    }

    Rate conversion(int node) {
        return rate(node, CONVERTED, JOURNEYS, CC, CJ, JJ, "journeys that visit");
    }

    /** Visits after the first of a journey. */
    Rate revisits(int node) {
        int at = node * WIDTH;
        long vv = sums[at + VV];
        long vj = sums[at + VJ];
        ClusteredRate rate = new ClusteredRate();
        rate.addSums(
                sums[at + CUSTOMERS],
                sums[at + VISITS] - sums[at + JOURNEYS],
                sums[at + VISITS],
                vv - 2 * vj + sums[at + JJ],
                vv - vj,
                vv);
        return rate.rate("visits");
    }

    /** @param start the node that every journey visits */
    Rate passedBy(int node, int start) {
        int at = node * WIDTH;
        int all = start * WIDTH;
        ClusteredRate rate = new ClusteredRate();
        rate.addSums(
                sums[all + CONVERTERS],
                sums[at + CONVERTED],
                sums[all + CONVERTED],
                sums[at + CC],
                sums[at + CT],
                sums[all + CC]);
        return rate.rate("converted journeys");
    }

    private Rate rate(int node, int x, int n, int xx, int xn, int nn, String of) {
        int at = node * WIDTH;
        ClusteredRate rate = new ClusteredRate();
        rate.addSums(sums[at + CUSTOMERS], sums[at + x], sums[at + n], sums[at + xx], sums[at + xn], sums[at + nn]);
        return rate.rate(of);
    }
}
