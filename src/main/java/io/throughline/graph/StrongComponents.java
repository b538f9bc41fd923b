package io.throughline.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/** Steps that can reach each other, group by group; every edge between groups leads from a later group of the list to an earlier one. */
public final class StrongComponents {
    private StrongComponents() {}

    /** Groups of the visited steps of a graph, ends first. Cost: linear in nodes and edges. */
    public static List<int[]> endsFirst(JourneyGraph graph) {
        Graph<Integer, DefaultEdge> view = new SimpleDirectedGraph<>(DefaultEdge.class);
        int steps = graph.steps().size();
        for (int node = 0; node < steps; node++) {
            if (graph.visits(node) > 0) {
                view.addVertex(node);
            }
        }
        for (int node = 0; node < steps; node++) {
            for (int e = graph.firstEdge(node); e < graph.firstEdge(node + 1); e++) {
                if (graph.target(e) < steps && graph.target(e) != node) {
                    view.addEdge(node, graph.target(e));
                }
            }
        }
        return ordered(graph, new KosarajuStrongConnectivityInspector<>(view).stronglyConnectedSets());
    }

    /** Kahn's order over the groups, from those without a way out. */
    private static List<int[]> ordered(JourneyGraph graph, List<Set<Integer>> sets) {
        int[] group = new int[graph.nodes()];
        Arrays.fill(group, -1);
        List<int[]> groups = new ArrayList<>();
        for (Set<Integer> set : sets) {
            int[] members = set.stream().mapToInt(Integer::intValue).sorted().toArray();
            for (int member : members) {
                group[member] = groups.size();
            }
            groups.add(members);
        }
        return new GroupOrder(graph, groups, group).endsFirst();
    }
}
