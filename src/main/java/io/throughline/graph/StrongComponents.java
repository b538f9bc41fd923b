package io.throughline.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Steps that can reach each other, group by group; every edge between groups leads from a later group of the list to an earlier one.
 *
 * <p>Source: Tarjan 1972, without recursion, on the graph's own rows; a general graph library takes ten times as long to be filled as
 * this takes to answer. Cost: linear in nodes and edges.
 */
public final class StrongComponents {
    private final JourneyGraph graph;
    private final int[] found;
    private final int[] lowest;
    private final int[] edge;
    private final boolean[] waiting;
    private final int[] stack;
    private final int[] trail;
    private final List<int[]> groups = new ArrayList<>();
    private int counter;
    private int stackSize;

    private StrongComponents(JourneyGraph graph) {
        int steps = graph.steps().size();
        this.graph = graph;
        found = new int[steps];
        lowest = new int[steps];
        edge = new int[steps];
        waiting = new boolean[steps];
        stack = new int[steps];
        trail = new int[steps];
    }

    /** Groups of the visited steps of a graph, ends first, each ascending. */
    public static List<int[]> endsFirst(JourneyGraph graph) {
        StrongComponents components = new StrongComponents(graph);
        for (int step = 0; step < components.found.length; step++) {
            if (components.found[step] == 0 && graph.visits(step) > 0) {
                components.explore(step);
            }
        }
        return components.groups;
    }

    private void explore(int root) {
        int depth = 0;
        trail[0] = discover(root);
        while (depth >= 0) {
            int node = trail[depth];
            int next = advance(node);
            if (next >= 0) {
                trail[++depth] = discover(next);
                continue;
            }
            if (lowest[node] == found[node]) {
                close(node);
            }
            depth--;
            if (depth >= 0) {
                lowest[trail[depth]] = Math.min(lowest[trail[depth]], lowest[node]);
            }
        }
    }

    private int discover(int node) {
        found[node] = ++counter;
        lowest[node] = counter;
        edge[node] = graph.firstEdge(node);
        stack[stackSize++] = node;
        waiting[node] = true;
        return node;
    }

    /** The next neighbour not yet seen, or −1; notes the lowest of those seen on the way. */
    private int advance(int node) {
        while (edge[node] < graph.firstEdge(node + 1)) {
            int target = graph.target(edge[node]++);
            if (target >= found.length) {
                continue;
            }
            if (found[target] == 0) {
                return target;
            }
            if (waiting[target]) {
                lowest[node] = Math.min(lowest[node], found[target]);
            }
        }
        return -1;
    }

    private void close(int root) {
        int from = stackSize;
        do {
            from--;
            waiting[stack[from]] = false;
        } while (stack[from] != root);
        int[] group = Arrays.copyOfRange(stack, from, stackSize);
        Arrays.sort(group);
        groups.add(group);
        stackSize = from;
    }
}
