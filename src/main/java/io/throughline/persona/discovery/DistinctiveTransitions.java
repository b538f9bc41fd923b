package io.throughline.persona.discovery;

import io.throughline.comparison.EdgeDifferences.EdgeDifference;
import io.throughline.graph.EdgeTimes;
import io.throughline.graph.JourneyGraph;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Reserved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The transitions in which a group differs most from all other customers.
 *
 * <p>Formula: ordered by (a − b)² / (p(1 − p)(1/nₐ + 1/n_b)), a and b the shares of the transition out of its step, p both together; ties
 * by id. The groups were found in the same data, so a test would prove nothing: there are no p-values.
 */
final class DistinctiveTransitions {
    private static final int SHOWN = 10;

    private final JourneyGraph a;
    private final JourneyGraph b;
    private final EdgeTimes timesA;
    private final EdgeTimes timesB;
    private final List<Apart> found = new ArrayList<>();

    private record Apart(int from, int to, double evidence) {}

    private DistinctiveTransitions(JourneySet group, JourneySet others) {
        a = JourneyGraph.of(group);
        b = JourneyGraph.of(others);
        timesA = EdgeTimes.of(group, a);
        timesB = EdgeTimes.of(others, b);
    }

    static List<EdgeDifference> of(JourneySet group, JourneySet others) {
        DistinctiveTransitions apart = new DistinctiveTransitions(group, others);
        for (int from = 0; from < apart.a.nodes(); from++) {
            apart.compareOut(from, apart.a.out(from), apart.b.out(from));
        }
        return apart.found.stream()
                .sorted(Comparator.comparingDouble((Apart e) -> -e.evidence)
                        .thenComparing(e -> apart.id(e.from))
                        .thenComparing(e -> apart.id(e.to)))
                .limit(SHOWN)
                .map(apart::difference)
                .toList();
    }

    private void compareOut(int from, long outA, long outB) {
        if (outA == 0 || outB == 0) {
            return;
        }
        int ea = a.firstEdge(from);
        int eb = b.firstEdge(from);
        while (ea < a.firstEdge(from + 1) || eb < b.firstEdge(from + 1)) {
            int toA = ea < a.firstEdge(from + 1) ? a.target(ea) : Integer.MAX_VALUE;
            int toB = eb < b.firstEdge(from + 1) ? b.target(eb) : Integer.MAX_VALUE;
            int to = Math.min(toA, toB);
            double inA = to == toA ? a.count(ea++) : 0;
            double inB = to == toB ? b.count(eb++) : 0;
            double p = (inA + inB) / (outA + outB);
            double gap = inA / outA - inB / outB;
            if (gap != 0) {
                found.add(new Apart(from, to, gap * gap / (p * (1 - p) * (1.0 / outA + 1.0 / outB))));
            }
        }
    }

    private String id(int node) {
        return node == a.start()
                ? Reserved.START
                : node == a.ended() ? Reserved.ENDED : a.steps().id(node);
    }

    private EdgeDifference difference(Apart apart) {
        int ea = a.find(apart.from, apart.to);
        int eb = b.find(apart.from, apart.to);
        long countA = ea < 0 ? 0 : a.count(ea);
        long countB = eb < 0 ? 0 : b.count(eb);
        return new EdgeDifference(
                id(apart.from),
                id(apart.to),
                (double) countA / a.out(apart.from),
                (double) countB / b.out(apart.from),
                countA,
                countB,
                null,
                null,
                median(timesA, ea),
                median(timesB, eb),
                null);
    }

    private static @Nullable Double median(EdgeTimes times, int edge) {
        double seconds = edge < 0 ? Double.NaN : times.medianSeconds(edge);
        return Double.isNaN(seconds) ? null : (Double) seconds;
    }
}
