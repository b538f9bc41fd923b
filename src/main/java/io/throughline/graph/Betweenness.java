package io.throughline.graph;

import io.throughline.journey.Deadline;
import io.throughline.journey.Unavailable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much of the traffic that keeps to the most probable paths runs through each node: START, the visited steps and ENDED.
 *
 * <p>Formula: the share of all ordered pairs of other nodes whose shortest path passes the node, an edge being −ln p + 1e-9 long and
 * loops left out; a pair with several shortest paths is split among them in proportion. Paths count as equally long where their
 * lengths differ by less than 1e-12 of the longer. Source: Brandes 2001, with tolerance, which exact comparison of sums of logarithms would need.
 *
 * <p>Range: [0, 1]. Cost: nodes × edges × log(nodes), divided among the processors; refused beyond {@value #MAX_WORK}.
 */
public final class Betweenness {
    private static final long MAX_WORK = 2_000_000_000L;
    private static final double TIE = 1e-12;
    private static final double HOP = 1e-9;
    private static final int PARTS = 16;

    private final JourneyGraph graph;
    private final double[] length;
    private final int nodes;

    private Betweenness(JourneyGraph graph) {
        this.graph = graph;
        this.length = new double[graph.edges()];
        int present = 0;
        for (int node = 0; node < graph.nodes(); node++) {
            double out = graph.out(node);
            present += graph.visits(node) > 0 ? 1 : 0;
            for (int e = graph.firstEdge(node); e < graph.firstEdge(node + 1); e++) {
                length[e] = -Math.log(graph.count(e) / out) + HOP;
            }
        }
        this.nodes = present;
    }

    /** By node of the graph; 0 for those that nobody visits. */
    public static double[] of(JourneyGraph graph) {
        Betweenness betweenness = new Betweenness(graph);
        if ((long) betweenness.nodes * graph.edges() > MAX_WORK) {
            throw new Unavailable("betweenness is not worked out over " + betweenness.nodes + " steps with "
                    + graph.edges() + " transitions: leave betweenness and reasons out, or choose fewer steps, for"
                    + " example stepBy: CHANNEL");
        }
        return betweenness.shares();
    }

    private double[] shares() {
        double[][] parts = IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(part -> {
                    Search search = new Search();
                    for (int source = part; source < graph.nodes(); source += PARTS) {
                        search.from(source);
                    }
                    return search.sum;
                })
                .toArray(double[][]::new);
        double[] shares = new double[graph.nodes()];
        double pairs = (nodes - 1.0) * (nodes - 2.0);
        for (int node = 0; node < shares.length && pairs > 0; node++) {
            for (double[] part : parts) {
                shares[node] += part[node];
            }
            shares[node] = Math.min(1, shares[node] / pairs);
        }
        return shares;
    }

    /** Shortest paths from one source after the other; written by one thread. */
    private final class Search {
        final double[] sum = new double[graph.nodes()];
        private final double[] distance = new double[graph.nodes()];
        private final double[] paths = new double[graph.nodes()];
        private final double[] through = new double[graph.nodes()];
        private final int[] order = new int[graph.nodes()];
        /** Edges that shortest paths take, node by node as these were settled. */
        private final int[] tight = new int[graph.edges()];

        private final int[] firstTight = new int[graph.nodes() + 1];
        private final NearestFirst queue = new NearestFirst(graph.nodes(), distance);

        void from(int source) {
            if (graph.firstEdge(source) == graph.firstEdge(source + 1)) {
                return;
            }
            Deadline.check();
            int reached = settle(source);
            countPaths(source, reached);
            Arrays.fill(through, 0);
            for (int n = reached - 1; n > 0; n--) {
                collect(n, source);
            }
        }

        /** Notes each edge that looks shortest when its node is settled: later on only fewer do. */
        private int settle(int source) {
            Arrays.fill(distance, Double.POSITIVE_INFINITY);
            distance[source] = 0;
            queue.offer(source);
            int reached = 0;
            int noted = 0;
            while (!queue.isEmpty()) {
                int node = queue.poll();
                firstTight[reached] = noted;
                order[reached++] = node;
                double here = distance[node];
                int end = graph.firstEdge(node + 1);
                for (int e = graph.firstEdge(node); e < end; e++) {
                    double there = here + length[e];
                    int next = graph.target(e);
                    double known = distance[next];
                    if (there - known <= TIE * (1 + there)) {
                        tight[noted++] = e;
                        if (there < known) {
                            distance[next] = there;
                            queue.offer(next);
                        }
                    }
                }
            }
            firstTight[reached] = noted;
            return reached;
        }

        /** Counts paths along the edges that are shortest in the end, and keeps only these. */
        private void countPaths(int source, int reached) {
            Arrays.fill(paths, 0);
            paths[source] = 1;
            int kept = 0;
            for (int n = 0; n < reached; n++) {
                int node = order[n];
                int first = firstTight[n];
                firstTight[n] = kept;
                for (int i = first; i < firstTight[n + 1]; i++) {
                    if (isShortest(node, tight[i])) {
                        paths[graph.target(tight[i])] += paths[node];
                        tight[kept++] = tight[i];
                    }
                }
            }
            firstTight[reached] = kept;
        }

        /** What runs through a node: its own share of each end that a shortest edge leads on to; later nodes are done. */
        private void collect(int n, int source) {
            int node = order[n];
            for (int i = firstTight[n]; i < firstTight[n + 1]; i++) {
                int next = graph.target(tight[i]);
                through[node] += paths[node] / paths[next] * (1 + through[next]);
            }
            if (node != source) {
                sum[node] += through[node];
            }
        }

        private boolean isShortest(int node, int e) {
            int next = graph.target(e);
            double there = distance[node] + length[e];
            return next != node && there - distance[next] <= TIE * Math.max(1, there);
        }
    }
}
