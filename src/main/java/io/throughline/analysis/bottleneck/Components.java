package io.throughline.analysis.bottleneck;

import io.throughline.graph.Communities;
import io.throughline.graph.JourneyGraph;
import io.throughline.graph.ReachedConversions;
import io.throughline.graph.StrongComponents;
import io.throughline.path.NextStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Takes a journey graph apart. */
public final class Components {
    private static final Comparator<int[]> LARGEST_FIRST =
            Comparator.comparingInt((int[] group) -> -group.length).thenComparingInt(group -> group[0]);

    private final JourneyGraph graph;

    private Components(JourneyGraph graph) {
        this.graph = graph;
    }

    public static GraphComponents of(JourneyGraph graph) {
        Components parts = new Components(graph);
        Communities.Groups communities = Communities.of(graph);
        return new GraphComponents(
                parts.loops(),
                communities.steps().stream().map(parts::ids).toList(),
                communities.modularity(),
                parts.deadEnds(),
                parts.entries(),
                parts.exits());
    }

    private List<List<String>> loops() {
        return StrongComponents.endsFirst(graph).stream()
                .filter(group -> group.length > 1 || graph.find(group[0], group[0]) >= 0)
                .sorted(LARGEST_FIRST)
                .map(this::ids)
                .toList();
    }

    private List<String> ids(int[] group) {
        return IntStream.of(group).mapToObj(graph.steps()::id).toList();
    }

    private List<String> deadEnds() {
        boolean[] converting = ReachedConversions.from(graph);
        return IntStream.range(0, graph.steps().size())
                .filter(step -> graph.visits(step) > 0 && !converting[step])
                .mapToObj(graph.steps()::id)
                .toList();
    }

    private List<NextStep> entries() {
        List<NextStep> entries = new ArrayList<>();
        double all = graph.out(graph.start());
        for (int e = graph.firstEdge(graph.start()); e < graph.firstEdge(graph.start() + 1); e++) {
            entries.add(new NextStep(graph.steps().id(graph.target(e)), graph.count(e), graph.count(e) / all));
        }
        return sorted(entries);
    }

    private List<NextStep> exits() {
        List<NextStep> exits = new ArrayList<>();
        double all = graph.visits(graph.ended());
        for (int step = 0; step < graph.steps().size(); step++) {
            int e = graph.find(step, graph.ended());
            if (e >= 0) {
                exits.add(new NextStep(graph.steps().id(step), graph.count(e), graph.count(e) / all));
            }
        }
        return sorted(exits);
    }

    private static List<NextStep> sorted(List<NextStep> steps) {
        return steps.stream()
                .sorted(Comparator.comparingLong(NextStep::count).reversed().thenComparing(NextStep::step))
                .toList();
    }
}
