package io.throughline.graph;

import io.throughline.journey.BlockPartitions;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Steps;
import io.throughline.measure.Rate;
import java.util.Arrays;
import java.util.List;

/**
 * The whole journey graph of a set of journeys as numbers: nodes are the step codes, then {@link #start()} and {@link #ended()};
 * edges stand in rows by their first node, each row ascending by the second.
 *
 * <p>Invariant: edges out of START = journeys; for each step that is no conversion, in = out; a conversion has no way out.
 *
 * <p>Cost: one pass over the steps, divided among the processors.
 */
public final class JourneyGraph {
    private static final int SMALL = 300;

    private final Steps steps;
    private final NodeSums sums;
    private final int[] rows;
    private final int[] targets;
    private final long[] counts;
    private final long[] journeys;

    private JourneyGraph(Steps steps, GraphFold fold) {
        this.steps = steps;
        this.sums = fold.nodes;
        int nodes = steps.size() + 2;
        long[] keys = fold.edges.sortedKeys();
        rows = new int[nodes + 1];
        targets = new int[keys.length];
        counts = new long[keys.length];
        journeys = new long[keys.length];
        for (int e = 0; e < keys.length; e++) {
            rows[(int) (keys[e] / nodes) + 1]++;
            targets[e] = (int) (keys[e] % nodes);
            counts[e] = fold.edges.count(keys[e]);
            journeys[e] = fold.edges.journeys(keys[e]);
        }
        Arrays.parallelPrefix(rows, Integer::sum);
    }

    public static JourneyGraph of(JourneySet set) {
        int size = set.steps().size();
        List<List<JourneyBlock>> strips = BlockPartitions.of(set, BlockPartitions.workers() * (size <= SMALL ? 2 : 1));
        GraphFold fold = strips.parallelStream()
                .map(strip -> fold(set.steps(), strip))
                .reduce(GraphFold::merge)
                .orElseThrow();
        fold.nodes.settle();
        return new JourneyGraph(set.steps(), fold);
    }

    private static GraphFold fold(Steps steps, List<JourneyBlock> blocks) {
        GraphFold fold = new GraphFold(steps);
        blocks.forEach(fold::add);
        return fold;
    }

    public Steps steps() {
        return steps;
    }

    /** How many nodes there could be: all steps, START and ENDED. */
    public int nodes() {
        return steps.size() + 2;
    }

    public int start() {
        return steps.size();
    }

    public int ended() {
        return steps.size() + 1;
    }

    public int edges() {
        return targets.length;
    }

    /** First edge out of a node; those of {@code node} end where those of {@code node + 1} begin. */
    public int firstEdge(int node) {
        return rows[node];
    }

    public int target(int edge) {
        return targets[edge];
    }

    public long count(int edge) {
        return counts[edge];
    }

    /** Journeys that take the edge at least once. */
    public long journeys(int edge) {
        return journeys[edge];
    }

    /** The edge from one node to another, or −1. */
    public int find(int from, int to) {
        int edge = Arrays.binarySearch(targets, rows[from], rows[from + 1], to);
        return edge < 0 ? -1 : edge;
    }

    /** All transitions out of a node. */
    public long out(int node) {
        long out = 0;
        for (int e = rows[node]; e < rows[node + 1]; e++) {
            out += counts[e];
        }
        return out;
    }

    /** All transitions into each node. */
    public long[] in() {
        long[] in = new long[nodes()];
        for (int e = 0; e < targets.length; e++) {
            in[targets[e]] += counts[e];
        }
        return in;
    }

    public long visits(int node) {
        return sums.visits(node);
    }

    public long journeysAt(int node) {
        return sums.journeys(node);
    }

    public Rate dropOff(int node) {
        return sums.dropOff(node);
    }

    public Rate exitShare(int node) {
        return sums.exitShare(node);
    }

    Rate conversion(int node) {
        return sums.conversion(node);
    }

    /** Visits after a journey's first to the node / visits. */
    public Rate revisits(int node) {
        return sums.revisits(node);
    }

    /** Converted journeys that visit the node / converted journeys. */
    public Rate passedBy(int node) {
        return sums.passedBy(node, start());
    }

    public boolean isConversion(int node) {
        return node < steps.size() && steps.isConversion(node);
    }
}
