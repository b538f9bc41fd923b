package io.throughline.graph;

import io.throughline.journey.Deadline;
import java.util.BitSet;
import java.util.Set;

/**
 * The steps of least total journeys that together lie on every way from START to a conversion; direct ways from START to a conversion
 * are left out, conversions are not cut.
 *
 * <p>Method: each step is split into a way in and a way out with as much room as journeys visit it, everything else has room for all;
 * the least cut of a greatest flow (push–relabel; it does not recurse, so long journeys fit the stack). Of several least cuts the one nearest to START.
 */
public final class NarrowestWaist {
    private final JourneyGraph graph;
    private final int size;
    private final Network net = new Network();
    private final double plenty;

    private NarrowestWaist(JourneyGraph graph) {
        this.graph = graph;
        this.size = graph.steps().size();
        double all = 1;
        for (int step = 0; step < size; step++) {
            all += graph.journeysAt(step);
        }
        this.plenty = all;
    }

    /** Step codes; none where no step lies before any conversion. */
    public static BitSet of(JourneyGraph graph) {
        return new NarrowestWaist(graph).cut();
    }

    private BitSet cut() {
        int source = 2 * size;
        int sink = source + 1;
        net.add(source);
        net.add(sink);
        for (int step = 0; step < size; step++) {
            if (graph.visits(step) > 0 && !graph.isConversion(step)) {
                net.add(in(step));
                net.add(out(step));
                net.join(in(step), out(step), graph.journeysAt(step));
            }
        }
        for (int node = 0; node <= graph.start(); node++) {
            Deadline.check();
            for (int e = graph.firstEdge(node); e < graph.firstEdge(node + 1); e++) {
                join(node, graph.target(e), source, sink);
            }
        }
        Set<Integer> off = net.cutOff(source, sink);
        BitSet found = new BitSet();
        for (int step = 0; step < size; step++) {
            boolean before = off.contains(in(step));
            if (before && !off.contains(out(step))) {
                found.set(step);
            }
        }
        return found;
    }

    private void join(int from, int to, int source, int sink) {
        boolean start = from == graph.start();
        boolean conversion = graph.isConversion(to);
        if (from == to || to == graph.ended() || (start && conversion)) {
            return;
        }
        net.join(start ? source : out(from), conversion ? sink : in(to), plenty);
    }

    private static int in(int step) {
        return 2 * step;
    }

    private static int out(int step) {
        return 2 * step + 1;
    }
}
