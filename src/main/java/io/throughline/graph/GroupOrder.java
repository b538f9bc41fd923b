package io.throughline.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Puts groups of nodes in an order in which no edge leads to a later group; the edges between groups have no cycle. */
final class GroupOrder {
    private final JourneyGraph graph;
    private final List<int[]> groups;
    private final int[] group;
    private final int[] waysOut;
    private final List<List<Integer>> sources = new ArrayList<>();

    GroupOrder(JourneyGraph graph, List<int[]> groups, int[] group) {
        this.graph = graph;
        this.groups = groups;
        this.group = group;
        this.waysOut = new int[groups.size()];
        groups.forEach(g -> sources.add(new ArrayList<>(2)));
    }

    List<int[]> endsFirst() {
        for (int[] members : groups) {
            for (int node : members) {
                countWaysOut(node);
            }
        }
        Deque<Integer> ready = new ArrayDeque<>();
        for (int g = 0; g < waysOut.length; g++) {
            if (waysOut[g] == 0) {
                ready.add(g);
            }
        }
        List<int[]> ordered = new ArrayList<>(groups.size());
        while (!ready.isEmpty()) {
            int g = ready.remove();
            ordered.add(groups.get(g));
            for (int source : sources.get(g)) {
                if (--waysOut[source] == 0) {
                    ready.add(source);
                }
            }
        }
        return ordered;
    }

    private void countWaysOut(int node) {
        for (int e = graph.firstEdge(node); e < graph.firstEdge(node + 1); e++) {
            int target = graph.target(e);
            if (group[target] >= 0 && group[target] != group[node]) {
                waysOut[group[node]]++;
                sources.get(group[target]).add(group[node]);
            }
        }
    }
}
