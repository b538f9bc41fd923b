package io.throughline.graph;

import java.util.BitSet;

/**
 * Steps that no way from START to a conversion leads around: those that dominate conversion in the journey graph. Conversions
 * themselves are left out.
 *
 * <p>Method: the steps of any one way are the only candidates; the first place on it that can be reached from before a step without passing the step itself
 * tells whether there is a way around. Cost: linear in nodes and edges.
 */
public final class Unavoidable {
    private final JourneyGraph graph;
    private final int[] parent;
    private final int[] rank;
    private final boolean[] seen;
    private final int[] stack;
    private int furthest;

    private Unavoidable(JourneyGraph graph) {
        this.graph = graph;
        this.parent = new int[graph.nodes()];
        this.rank = new int[graph.nodes()];
        this.seen = new boolean[graph.nodes()];
        this.stack = new int[graph.nodes()];
    }

    /** Step codes; none where no conversion can be reached. */
    public static BitSet of(JourneyGraph graph) {
        BitSet found = new BitSet();
        Unavoidable search = new Unavoidable(graph);
        int end = search.findConversion();
        if (end >= 0) {
            search.sweep(search.way(end), found);
        }
        return found;
    }

    /** A conversion that can be reached, or −1; {@link #parent} leads back from it. */
    private int findConversion() {
        boolean[] known = new boolean[graph.nodes()];
        int[] queue = new int[graph.nodes()];
        int size = 1;
        queue[0] = graph.start();
        known[graph.start()] = true;
        for (int n = 0; n < size; n++) {
            if (graph.isConversion(queue[n])) {
                return queue[n];
            }
            for (int e = graph.firstEdge(queue[n]); e < graph.firstEdge(queue[n] + 1); e++) {
                int next = graph.target(e);
                if (!known[next]) {
                    known[next] = true;
                    parent[next] = queue[n];
                    queue[size++] = next;
                }
            }
        }
        return -1;
    }

    /** START, the steps on the way, the conversion; notes the place of each, from 1. */
    private int[] way(int end) {
        int length = 2;
        for (int node = end; parent[node] != graph.start(); node = parent[node]) {
            length++;
        }
        int[] way = new int[length];
        int node = end;
        for (int i = length - 1; i > 0; i--) {
            way[i] = node;
            node = parent[node];
        }
        way[0] = graph.start();
        for (int i = 0; i < length; i++) {
            rank[way[i]] = i + 1;
        }
        return way;
    }

    private void sweep(int[] way, BitSet found) {
        for (int i = 0; i + 1 < way.length; i++) {
            if (i > 0 && furthest <= i) {
                found.set(way[i]);
            }
            explore(way[i], way.length - 1);
        }
    }

    /** How far along the way one gets from here over steps that are not on it; any conversion is its end. */
    private void explore(int from, int end) {
        int size = 1;
        stack[0] = from;
        while (size > 0) {
            int node = stack[--size];
            for (int e = graph.firstEdge(node); e < graph.firstEdge(node + 1); e++) {
                int next = graph.target(e);
                boolean conversion = graph.isConversion(next);
                if (conversion || rank[next] > 0) {
                    furthest = Math.max(furthest, conversion ? end : rank[next] - 1);
                } else if (!seen[next]) {
                    seen[next] = true;
                    stack[size++] = next;
                }
            }
        }
    }
}
