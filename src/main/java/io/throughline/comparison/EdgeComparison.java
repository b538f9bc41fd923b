package io.throughline.comparison;

import io.throughline.graph.EdgeTimes;
import io.throughline.graph.JourneyGraph;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tests every edge of two journey graphs.
 *
 * <p>Formula: by edge and customer, transitions on it out of those that leave its first node; see {@link CellSignificance}.
 *
 * <p>Cost: one pass over the steps of both sets.
 */
public final class EdgeComparison {
    private final JointCustomers customers;
    private final JourneyGraph graphA;
    private final JourneyGraph graphB;
    private final JointGraph graph;
    private final JointSums sums;
    private final CellSignificance tests;
    private double @Nullable [] timeQ;

    private EdgeComparison(JointCustomers customers, JourneyGraph graphA, JourneyGraph graphB) {
        this.customers = customers;
        this.graphA = graphA;
        this.graphB = graphB;
        this.graph = JointGraph.of(graphA, graphB);
        this.sums = graph.sums(customers);
        this.tests = CellSignificance.of(sums);
    }

    public static EdgeComparison of(JointCustomers customers, JourneyGraph a, JourneyGraph b) {
        return new EdgeComparison(customers, a, b);
    }

    /**
     * @param timesA medians of a's edges; null: not asked for
     * @param timesB medians of b's edges; null: not asked for
     */
    public EdgeDifferences differences(
            EdgeDifferences.Request request, @Nullable EdgeTimes timesA, @Nullable EdgeTimes timesB) {
        double[] times = request.timeTests() ? timeQ() : new double[0];
        Comparator<Integer> byId =
                Comparator.comparing((Integer edge) -> id(graph.from(edge))).thenComparing(edge -> id(graph.to(edge)));
        List<EdgeDifferences.EdgeDifference> edges = tests.ranked(request.first(), byId).stream()
                .map(edge -> new EdgeDifferences.EdgeDifference(
                        id(graph.from(edge)),
                        id(graph.to(edge)),
                        tests.probability(edge, 0),
                        tests.probability(edge, 1),
                        sums.count(edge, 0),
                        sums.count(edge, 1),
                        tests.pValue(edge),
                        tests.qValue(edge),
                        median(edge, graphA, timesA),
                        median(edge, graphB, timesB),
                        times.length == 0 ? null : CellSignificance.orNull(times[edge])))
                .toList();
        return new EdgeDifferences(tests.tested(), edges);
    }

    private synchronized double[] timeQ() {
        if (timeQ == null) {
            timeQ = EdgeTimeSignificance.of(customers, graph);
        }
        return timeQ;
    }

    private String id(int node) {
        return graph.steps().id(node);
    }

    private @Nullable Double median(int edge, JourneyGraph own, @Nullable EdgeTimes times) {
        int from = code(own, graph.from(edge));
        int to = code(own, graph.to(edge));
        int found = times == null || from < 0 || to < 0 ? -1 : own.find(from, to);
        return times == null || found < 0 ? null : CellSignificance.orNull(times.medianSeconds(found));
    }

    private int code(JourneyGraph own, int node) {
        if (node == graph.steps().start()) {
            return own.start();
        }
        return node == graph.steps().ended() ? own.ended() : own.steps().find(id(node));
    }

    /** Jensen–Shannon divergence of the edges' shares, with a test by permutation where samples are asked for. */
    public Divergence divergence(Divergence.Request request) {
        long[] a = new long[graph.edges()];
        long[] b = new long[graph.edges()];
        for (int edge = 0; edge < a.length; edge++) {
            a[edge] = sums.count(edge, 0);
            b[edge] = sums.count(edge, 1);
        }
        double value = JensenShannon.of(a, b);
        boolean test = request.samples() > 0 && JensenShannon.total(a) > 0 && JensenShannon.total(b) > 0;
        return new Divergence(
                value,
                test ? Permutations.of(customers, graph).pValue(value, request.samples(), request.seed()) : null);
    }

    /**
     * Where the gap in conversion comes from.
     *
     * @param chancesA chance of converting from each node of a's graph
     * @param chancesB chance of converting from each node of b's graph
     */
    public List<GapPart> decomposition(double[] chancesA, double[] chancesB) {
        return new GapParts(graph, graphA, chancesA, graphB, chancesB).parts();
    }
}
