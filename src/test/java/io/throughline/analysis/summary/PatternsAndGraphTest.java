package io.throughline.analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.RandomLog;
import io.throughline.graph.JourneyGraph;
import io.throughline.journey.JourneySet;
import io.throughline.path.pattern.PathPattern;
import org.junit.jupiter.api.Test;

/** A pattern of one transition keeps as many journeys as take the graph's edge, a pattern of one step as many as visit it. */
class PatternsAndGraphTest {
    private static long count(JourneySet set, String pattern) {
        PathPattern test = PathPattern.of("scope.matching", pattern, set);
        return Totals.of(set.keep(test)).count;
    }

    private static long journeys(JourneyGraph graph, int from, int to) {
        int edge = graph.find(from, to);
        return edge < 0 ? 0 : graph.journeys(edge);
    }

    @Test
    void patternsOfOneTransitionCountTheEdges() {
        for (long seed = 0; seed < 60; seed++) {
            JourneySet set = RandomLog.of(seed);
            JourneyGraph graph = JourneyGraph.of(set);
            for (int from = 0; from < set.steps().size(); from++) {
                String name = '"' + set.steps().id(from) + '"';
                assertThat(count(set, name)).isEqualTo(graph.journeysAt(from));
                assertThat(count(set, "^" + name)).isEqualTo(journeys(graph, graph.start(), from));
                long ends =
                        set.steps().isConversion(from) ? graph.journeysAt(from) : journeys(graph, from, graph.ended());
                assertThat(count(set, name + "$")).isEqualTo(ends);
                for (int to = 0; to < set.steps().size(); to++) {
                    String next = '"' + set.steps().id(to) + '"';
                    assertThat(count(set, name + next)).isEqualTo(journeys(graph, from, to));
                }
            }
        }
    }
}
