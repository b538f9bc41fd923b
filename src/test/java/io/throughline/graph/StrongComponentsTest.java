package io.throughline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.Fixture;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.junit.jupiter.api.Test;

class StrongComponentsTest {

    @Test
    void groupsEqualThoseOfJGraphTAndComeEndsFirst() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            String[] lines = new String[1 + random.nextInt(25)];
            Arrays.setAll(
                    lines,
                    i -> random.ints(1 + random.nextInt(4), 10, 40)
                            .mapToObj(s -> "s" + s)
                            .collect(Collectors.joining(" > ")));
            JourneyGraph graph = JourneyGraph.of(Fixture.journeys(lines));
            List<int[]> groups = StrongComponents.endsFirst(graph);
            Set<Set<Integer>> found = groups.stream()
                    .map(g -> Arrays.stream(g).boxed().collect(Collectors.toSet()))
                    .collect(Collectors.toSet());
            Graph<Integer, DefaultEdge> view = view(graph);
            assertThat(found)
                    .isEqualTo(new HashSet<>(new KosarajuStrongConnectivityInspector<>(view).stronglyConnectedSets()));
            Map<Integer, Integer> place = new HashMap<>();
            groups.forEach(g -> Arrays.stream(g).forEach(s -> place.put(s, groups.indexOf(g))));
            assertThat(view.edgeSet())
                    .allMatch(e -> place.get(view.getEdgeSource(e)) >= place.get(view.getEdgeTarget(e)));
        }
    }

    private static Graph<Integer, DefaultEdge> view(JourneyGraph graph) {
        Graph<Integer, DefaultEdge> view = new SimpleDirectedGraph<>(DefaultEdge.class);
        int steps = graph.steps().size();
        for (int node = 0; node < steps; node++) {
            view.addVertex(node);
        }
        for (int node = 0; node < steps; node++) {
            for (int e = graph.firstEdge(node); e < graph.firstEdge(node + 1); e++) {
                if (graph.target(e) < steps && graph.target(e) != node) {
                    view.addEdge(node, graph.target(e));
                }
            }
        }
        return view;
    }
}
