package io.throughline.graph;

import io.throughline.journey.BlockPartitions;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Steps;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/**
 * The journey graph of a set of journeys, as far as transitions are counted: nodes are the step codes, then {@link #start()} and {@link #ended()}; edges stand
 * in rows by their first node, each row ascending by the second.
 *
 * <p>Invariant: edges out of START = journeys; for each step that is no conversion, in = out; a conversion has no way out.
 *
 * <p>Cost: one pass over the steps, divided among the processors; a sixth of what {@link JourneyGraph} takes.
 */
public sealed class EdgeCounts permits JourneyGraph {
    private static final int SMALL = 300;

    private final Steps steps;
    private final int[] rows;
    private final int[] targets;
    private final long[] counts;
    private final long[] in;

    /** @param keys from · nodes + to of all edges, ascending */
    EdgeCounts(Steps steps, long[] keys, EdgeTable edges) {
        this.steps = steps;
        int nodes = steps.size() + 2;
        rows = new int[nodes + 1];
        targets = new int[keys.length];
        counts = new long[keys.length];
        in = new long[nodes];
        for (int e = 0; e < keys.length; e++) {
            rows[(int) (keys[e] / nodes) + 1]++;
            targets[e] = (int) (keys[e] % nodes);
            counts[e] = edges.count(keys[e]);
            in[targets[e]] += counts[e];
        }
        Arrays.parallelPrefix(rows, Integer::sum);
    }

    public static EdgeCounts of(JourneySet set) {
        CountFold fold = fold(set, () -> new CountFold(set.steps()), CountFold::merge);
        return new EdgeCounts(set.steps(), fold.edges.sortedKeys(), fold.edges);
    }

    /** Folds blocks of journeys into sums, by one thread. */
    interface Fold {
        void add(JourneyBlock block);
    }

    static <F extends Fold> F fold(JourneySet set, Supplier<F> empty, BinaryOperator<F> merge) {
        int strips = BlockPartitions.workers() * (set.steps().size() <= SMALL ? 2 : 1);
        return BlockPartitions.of(set, strips).parallelStream()
                .map(strip -> fold(empty.get(), strip))
                .reduce(merge)
                .orElseThrow();
    }

    private static <F extends Fold> F fold(F fold, List<JourneyBlock> blocks) {
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

    /** The edge from one node to another, or −1. */
    public int find(int from, int to) {
        int edge = Arrays.binarySearch(targets, rows[from], rows[from + 1], to);
        return edge < 0 ? -1 : edge;
    }

    /** Transitions from one node to another. */
    public long count(int from, int to) {
        int edge = find(from, to);
        return edge < 0 ? 0 : counts[edge];
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
        return in.clone();
    }

    /** How often journeys come to a node; to START, how often they begin. */
    public long visits(int node) {
        return node == start() ? out(node) : in[node];
    }

    public boolean isConversion(int node) {
        return node < steps.size() && steps.isConversion(node);
    }
}
