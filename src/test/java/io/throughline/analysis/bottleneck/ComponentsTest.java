package io.throughline.analysis.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.analysis.RandomLog;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.graph.GraphView;
import io.throughline.graph.ProbablePath;
import io.throughline.graph.ProbablePaths;
import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.path.NextStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jgrapht.alg.clustering.UndirectedModularityMeasurer;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.WeightedPseudograph;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    private static EvaluatedJourneys evaluate(JourneySet set) {
        return new EvaluatedJourneys(set, ids -> new String[ids.length]);
    }

    private static GraphView graph(EvaluatedJourneys journeys) {
        return journeys.view(new GraphView.Request(null, null, false, false));
    }

    /**
     * A and B lead to each other, C to itself, D to none. From C and D no way leads to buy. Transitions between steps: A–B 4, B–buy 2,
     * C–C 1. United to {A, B, buy} and {C}: 6/7 − (12/14)² + 1/7 − (2/14)².
     */
    @Test
    void partsByHand() {
        GraphComponents parts =
                Components.of(evaluate(Fixture.journeys("A > B > A > B => buy", "A > B => buy", "C > C", "D"))
                        .graph());
        assertThat(parts.loopsTogether()).containsExactly(List.of("A", "B"), List.of("C"));
        assertThat(parts.communities()).containsExactly(List.of("A", "B", "buy"), List.of("C"), List.of("D"));
        assertThat(parts.modularity()).isCloseTo(1 - (144.0 + 4) / 196, within(1e-15));
        assertThat(parts.deadEnds()).containsExactly("C", "D");
        assertThat(parts.entries())
                .containsExactly(new NextStep("A", 2, 0.5), new NextStep("C", 1, 0.25), new NextStep("D", 1, 0.25));
        assertThat(parts.exits()).containsExactly(new NextStep("C", 1, 0.5), new NextStep("D", 1, 0.5));
        assertThat(Components.of(evaluate(Fixture.journeys()).graph()))
                .isEqualTo(new GraphComponents(List.of(), List.of(), 0, List.of(), List.of(), List.of()));
    }

    @Test
    void twoTrianglesWithOneWayBetweenComeApart() {
        String ring = " > A > B > C > A > B > C > A";
        String other = "X > Y > Z > X > Y > Z > X > Y > Z";
        GraphComponents parts = Components.of(
                evaluate(Fixture.journeys("B" + ring + " > " + other, other)).graph());
        assertThat(parts.communities()).containsExactly(List.of("A", "B", "C"), List.of("X", "Y", "Z"));
    }

    /** Groups cover each step once; their modularity is JGraphT's, and no union of two would raise it. */
    @Test
    void modularityIsThatOfAnotherLibraryAndCannotBeRaisedByUniting() {
        for (long seed = 0; seed < 200; seed++) {
            EvaluatedJourneys journeys = evaluate(RandomLog.of(seed));
            GraphComponents parts = Components.of(journeys.graph());
            WeightedPseudograph<String, DefaultWeightedEdge> graph =
                    new WeightedPseudograph<>(DefaultWeightedEdge.class);
            graph(journeys).edges().stream()
                    .filter(e -> !e.from().equals("START") && !e.to().equals("ENDED"))
                    .forEach(e -> {
                        graph.addVertex(e.from());
                        graph.addVertex(e.to());
                        graph.setEdgeWeight(graph.addEdge(e.from(), e.to()), e.count());
                    });
            List<Set<String>> groups = new ArrayList<>(parts.communities().stream()
                    .map(group -> group.stream().filter(graph::containsVertex).collect(Collectors.toSet()))
                    .filter(group -> !group.isEmpty())
                    .toList());
            if (groups.isEmpty()) {
                assertThat(parts.modularity()).isZero();
                continue;
            }
            assertThat(parts.communities().stream().flatMap(List::stream)).doesNotHaveDuplicates();
            var measure = new UndirectedModularityMeasurer<>(graph);
            assertThat(parts.modularity()).as("seed %d", seed).isCloseTo(measure.modularity(groups), within(1e-12));
            for (int a = 0; a < groups.size(); a++) {
                for (int b = a + 1; b < groups.size(); b++) {
                    assertThat(measure.modularity(united(groups, a, b)))
                            .isLessThanOrEqualTo(parts.modularity() + 1e-12);
                }
            }
        }
    }

    private static List<Set<String>> united(List<Set<String>> groups, int a, int b) {
        List<Set<String>> other = new ArrayList<>(groups);
        Set<String> union = new HashSet<>(other.remove(b));
        union.addAll(other.remove(a));
        other.add(union);
        return other;
    }

    /** START → A 0.75, B 0.25; A → buy 2/3, → B 1/3; B → buy 1/2, ends 1/2. */
    @Test
    void probablePathsByHand() {
        EvaluatedJourneys journeys = evaluate(Fixture.journeys("A => buy x2", "A > B => buy", "B"));
        List<ProbablePath> paths = ProbablePaths.of(journeys.graph(), null, null, 5);
        assertThat(paths)
                .extracting(p -> String.join(" ", p.steps()))
                .containsExactly("START A buy", "START A B buy", "START B buy");
        assertThat(paths.get(0).probability()).isCloseTo(0.5, within(1e-15));
        assertThat(paths.get(1).probability()).isCloseTo(0.125, within(1e-15));
        assertThat(paths.get(2).probability()).isCloseTo(0.125, within(1e-15));
        assertThat(ProbablePaths.of(journeys.graph(), "A", "ENDED", 5))
                .extracting(p -> String.join(" ", p.steps()))
                .containsExactly("A B ENDED");
        assertThat(ProbablePaths.of(journeys.graph(), "B", "A", 5)).isEmpty();
        assertThat(ProbablePaths.of(journeys.graph(), "buy", null, 5))
                .containsExactly(new ProbablePath(List.of("buy"), 1));
        assertThat(ProbablePaths.of(journeys.graph(), "ENDED", null, 5)).isEmpty();
        assertThatThrownBy(() -> ProbablePaths.of(journeys.graph(), "A", "A", 5))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("another step than from");
        assertThatThrownBy(() -> ProbablePaths.of(journeys.graph(), "Bb", null, 5))
                .hasMessageContaining("B");
        assertThatThrownBy(() -> ProbablePaths.of(journeys.graph(), null, null, 0))
                .hasMessageContaining("1 to 1000");
    }

    @Test
    void randomGraphsGiveTheFirstOfAllPaths() {
        for (long seed = 0; seed < 200; seed++) {
            EvaluatedJourneys journeys = evaluate(RandomLog.of(seed));
            Map<String, Map<String, Double>> next = new TreeMap<>();
            graph(journeys)
                    .edges()
                    .forEach(e ->
                            next.computeIfAbsent(e.from(), k -> new TreeMap<>()).put(e.to(), e.probability()));
            List<ProbablePath> all = new ArrayList<>();
            walk(next, new ArrayList<>(List.of("START")), 1, all);
            all.sort((a, b) -> Math.abs(a.probability() - b.probability()) < 1e-13
                    ? String.join("\n", a.steps()).compareTo(String.join("\n", b.steps()))
                    : Double.compare(b.probability(), a.probability()));
            for (int k : new int[] {1, 4, 1000}) {
                List<ProbablePath> found = ProbablePaths.of(journeys.graph(), null, "ENDED", k);
                assertThat(found)
                        .as("seed %d", seed)
                        .extracting(ProbablePath::steps)
                        .containsExactlyElementsOf(
                                all.stream().limit(k).map(ProbablePath::steps).toList());
                for (int i = 0; i < found.size(); i++) {
                    assertThat(found.get(i).probability()).isCloseTo(all.get(i).probability(), within(1e-13));
                }
            }
        }
    }

    private static void walk(
            Map<String, Map<String, Double>> next, List<String> steps, double probability, List<ProbablePath> all) {
        String last = steps.get(steps.size() - 1);
        if (last.equals("ENDED")) {
            all.add(new ProbablePath(steps, probability));
            return;
        }
        next.getOrDefault(last, Map.of()).forEach((to, p) -> {
            if (!steps.contains(to)) {
                steps.add(to);
                walk(next, steps, probability * p, all);
                steps.remove(steps.size() - 1);
            }
        });
    }
}
