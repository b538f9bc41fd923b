package io.throughline.api;

import graphql.schema.DataFetchingFieldSelectionSet;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.graph.GraphView;
import io.throughline.layout.GraphLayout;
import io.throughline.layout.LayoutInput;
import io.throughline.layout.LayoutRequest;
import io.throughline.layout.Layouts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The journey graph, and where it stands in a picture. */
@Controller
final class GraphController {

    /** A graph as it is shown, and the journeys that it is of. */
    record ShownGraph(EvaluatedJourneys journeys, GraphView view) {
        public List<GraphView.Node> nodes() {
            return view.nodes();
        }

        public List<GraphView.Edge> edges() {
            return view.edges();
        }

        public GraphView.Hidden hidden() {
            return view.hidden();
        }
    }

    @SchemaMapping(typeName = "Journeys")
    ShownGraph graph(
            EvaluatedJourneys journeys,
            @Argument @Nullable Integer top,
            @Argument @Nullable Integer topPerStage,
            @Argument List<String> keep,
            @Argument @Nullable Long minCount,
            DataFetchingFieldSelectionSet asked) {
        boolean rates = asked.containsAnyOf(
                "nodes/journeys", "nodes/dropOff", "nodes/exitShare", "nodes/conversion", "edges/journeys");
        boolean times = asked.containsAnyOf("edges/medianSeconds", "edges/p90Seconds");
        boolean chances = asked.contains("nodes/conversionFromHere");
        return new ShownGraph(
                journeys,
                journeys.view(new GraphView.Request(
                        minCount, rates, times, chances, new GraphView.Keep(top, topPerStage, Set.copyOf(keep)))));
    }

    @SchemaMapping(typeName = "JourneyGraph")
    GraphLayout layout(
            ShownGraph graph,
            @Argument @Nullable Integer topPerStage,
            @Argument double minShare,
            @Argument List<String> unfold) {
        LayoutInput input = LayoutInput.of(
                graph.journeys().edgeCounts(),
                graph.journeys().set().catalogue(),
                graph.journeys().set().scope().definition().stepBy());
        return Layouts.of(input, new LayoutRequest(topPerStage, minShare, Set.copyOf(unfold)));
    }
}
