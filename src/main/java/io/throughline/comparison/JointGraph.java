package io.throughline.comparison;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.Steps;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;

/** The edges of two journey graphs, numbered together: in rows by the node they leave, each row ascending by the node they enter. */
final class JointGraph {
    private static final int SQUARE_NODES = 704;

    private final JointSteps steps;
    private final long[] keys;
    private final int[] square;

    private JointGraph(JointSteps steps, long[] keys) {
        this.steps = steps;
        this.keys = keys;
        int nodes = steps.nodes();
        this.square = new int[nodes <= SQUARE_NODES ? nodes * nodes : 0];
        for (int e = 0; e < keys.length && square.length > 0; e++) {
            square[(int) keys[e]] = e;
        }
    }

    static JointGraph of(JourneyGraph a, JourneyGraph b) {
        JointSteps steps = JointSteps.of(a.steps(), b.steps());
        LongStream both = LongStream.concat(keys(a, steps, 0), keys(b, steps, 1));
        return new JointGraph(steps, both.sorted().distinct().toArray());
    }

    private static LongStream keys(JourneyGraph graph, JointSteps steps, int side) {
        int[] number = steps.numbers(side);
        LongStream.Builder keys = LongStream.builder();
        for (int from = 0; from < graph.nodes(); from++) {
            for (int e = graph.firstEdge(from); e < graph.firstEdge(from + 1); e++) {
                keys.add((long) number[from] * steps.nodes() + number[graph.target(e)]);
            }
        }
        return keys.build();
    }

    JointSteps steps() {
        return steps;
    }

    int edges() {
        return keys.length;
    }

    int from(int edge) {
        return (int) (keys[edge] / steps.nodes());
    }

    int to(int edge) {
        return (int) (keys[edge] % steps.nodes());
    }

    /** The edge between two nodes, which must be there. */
    int find(int from, int to) {
        long key = (long) from * steps.nodes() + to;
        return square.length > 0 ? square[(int) key] : Arrays.binarySearch(keys, key);
    }

    /** Passes on every edge that a customer's journeys in one set take, in order. */
    void walk(CustomerSide set, int side, int customer, IntConsumer edge) {
        JourneyBlock block = set.block(customer);
        Steps own = set.set().steps();
        int[] number = steps.numbers(side);
        int[] step = block.step();
        for (int j = set.firstJourney(customer); j < set.endJourney(customer); j++) {
            int before = steps.start();
            int end = block.offset()[j + 1];
            for (int k = block.offset()[j]; k < end; k++) {
                int here = number[step[k]];
                edge.accept(find(before, here));
                before = here;
            }
            if (end == block.offset()[j] || !own.isConversion(step[end - 1])) {
                edge.accept(find(before, steps.ended()));
            }
        }
    }

    /** Edges as cells, each of the group of the node it leaves. */
    JointSums sums(JointCustomers customers) {
        int[] group = new int[edges()];
        Arrays.setAll(group, this::from);
        return customers.fold(
                () -> new JointSums(group, steps.nodes()),
                (sums, inA, inB) -> {
                    if (inA >= 0) {
                        walk(customers.a(), 0, inA, edge -> sums.add(edge, 0));
                    }
                    if (inB >= 0) {
                        walk(customers.b(), 1, inB, edge -> sums.add(edge, 1));
                    }
                    sums.endCustomer();
                },
                JointSums::merge);
    }
}
