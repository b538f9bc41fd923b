package io.throughline.comparison;

import io.throughline.journey.Deadline;
import io.throughline.journey.JourneyBlock;
import io.throughline.measure.BenjaminiHochberg;
import io.throughline.measure.MannWhitney;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Whether customers take longer over an edge in one set than in the other.
 *
 * <p>Formula: {@link MannWhitney} on each customer's mean time on the edge, a customer of both sets as a pair; for edges with at
 * least {@link MannWhitney#MIN_CUSTOMERS} customers in each set; q over all of those, NaN for others. Journeys of step numbers have no times.
 */
final class EdgeTimeSignificance {
    private final JointGraph graph;
    private final long[] total;
    private final int[] count;
    private final int[] met;
    private int metSize;
    private int[] edge = new int[1024];
    private double[] inA = new double[1024];
    private double[] inB = new double[1024];
    private int size;

    private EdgeTimeSignificance(JointGraph graph) {
        this.graph = graph;
        total = new long[graph.edges() * 2];
        count = new int[graph.edges() * 2];
        met = new int[graph.edges()];
    }

    /** q of each edge. */
    static double[] of(JointCustomers customers, JointGraph graph) {
        EdgeTimeSignificance all = customers.fold(
                () -> new EdgeTimeSignificance(graph),
                (tests, a, b) -> {
                    tests.walk(customers.a(), 0, a);
                    tests.walk(customers.b(), 1, b);
                    tests.endCustomer();
                },
                EdgeTimeSignificance::append);
        return BenjaminiHochberg.qValues(all.pValues());
    }

    private void walk(CustomerSide set, int side, int customer) {
        if (customer < 0) {
            return;
        }
        JourneyBlock block = set.block(customer);
        for (int j = set.firstJourney(customer); j < set.endJourney(customer); j++) {
            if (!block.countsSteps(j)) {
                walk(block, j, graph.steps().numbers(side), side);
            }
        }
    }

    private void walk(JourneyBlock block, int journey, int[] number, int side) {
        long[] at = block.timelines().at();
        int[] step = block.step();
        for (int k = block.offset()[journey] + 1; k < block.offset()[journey + 1]; k++) {
            int here = graph.find(number[step[k - 1]], number[step[k]]);
            if (count[here * 2] + count[here * 2 + 1] == 0) {
                met[metSize++] = here;
            }
            count[here * 2 + side]++;
            total[here * 2 + side] += at[block.row().at(k)] - at[block.lastRow().at(k - 1)];
        }
    }

    private void endCustomer() {
        for (int i = 0; i < metSize; i++) {
            int here = met[i];
            makeRoom(size + 1);
            edge[size] = here;
            inA[size] = takeMean(here * 2);
            inB[size++] = takeMean(here * 2 + 1);
        }
        metSize = 0;
    }

    /** NaN for no times. */
    private double takeMean(int at) {
        double mean = (double) total[at] / count[at];
        total[at] = 0;
        count[at] = 0;
        return mean;
    }

    private void makeRoom(int wanted) {
        if (wanted > edge.length) {
            int room = Math.max(wanted, edge.length * 2);
            edge = Arrays.copyOf(edge, room);
            inA = Arrays.copyOf(inA, room);
            inB = Arrays.copyOf(inB, room);
        }
    }

    private EdgeTimeSignificance append(EdgeTimeSignificance other) {
        makeRoom(size + other.size);
        System.arraycopy(other.edge, 0, edge, size, other.size);
        System.arraycopy(other.inA, 0, inA, size, other.size);
        System.arraycopy(other.inB, 0, inB, size, other.size);
        size += other.size;
        return this;
    }

    private double[] pValues() {
        int[] end = new int[graph.edges() + 1];
        for (int i = 0; i < size; i++) {
            end[edge[i] + 1]++;
        }
        Arrays.parallelPrefix(end, Integer::sum);
        int[] place = Arrays.copyOf(end, graph.edges());
        double[] a = new double[size];
        double[] b = new double[size];
        for (int i = 0; i < size; i++) {
            int to = place[edge[i]]++;
            a[to] = inA[i];
            b[to] = inB[i];
        }
        return IntStream.range(0, graph.edges())
                .parallel()
                .mapToDouble(e ->
                        pValue(Arrays.copyOfRange(a, end[e], end[e + 1]), Arrays.copyOfRange(b, end[e], end[e + 1])))
                .toArray();
    }

    private static double pValue(double[] a, double[] b) {
        Deadline.check();
        double[] onlyA = IntStream.range(0, a.length)
                .filter(i -> Double.isNaN(b[i]))
                .mapToDouble(i -> a[i])
                .toArray();
        double[] onlyB = IntStream.range(0, a.length)
                .filter(i -> Double.isNaN(a[i]))
                .mapToDouble(i -> b[i])
                .toArray();
        int[] both = IntStream.range(0, a.length)
                .filter(i -> !Double.isNaN(a[i]) && !Double.isNaN(b[i]))
                .toArray();
        if (Math.min(onlyA.length, onlyB.length) + both.length < MannWhitney.MIN_CUSTOMERS) {
            return Double.NaN;
        }
        double[] pairsA = IntStream.of(both).mapToDouble(i -> a[i]).toArray();
        double[] pairsB = IntStream.of(both).mapToDouble(i -> b[i]).toArray();
        return MannWhitney.pValue(onlyA, onlyB, pairsA, pairsB);
    }
}
