package io.throughline.api;

import graphql.schema.DataFetchingFieldSelectionSet;
import io.throughline.analysis.bottleneck.Bottleneck;
import io.throughline.analysis.bottleneck.Bottlenecks;
import io.throughline.analysis.bottleneck.Components;
import io.throughline.analysis.bottleneck.GraphComponents;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.graph.ProbablePath;
import io.throughline.graph.ProbablePaths;
import io.throughline.path.DropOff;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Where journeys are lost, and where they must pass. */
@Controller
final class BottlenecksController {
    private static final int MAX_FIRST = 10_000;

    @SchemaMapping(typeName = "Journeys")
    List<DropOff> dropOffs(EvaluatedJourneys journeys, @Argument int first) {
        return journeys.losses().dropOffs(Connections.checkFirst(first, MAX_FIRST));
    }

    @SchemaMapping(typeName = "Journeys")
    List<Bottleneck> bottlenecks(EvaluatedJourneys journeys, @Argument int first, DataFetchingFieldSelectionSet asked) {
        Bottleneck.Request request = new Bottleneck.Request(
                Connections.checkFirst(first, MAX_FIRST),
                asked.containsAnyOf("medianWaitSeconds", "p90WaitSeconds"),
                asked.containsAnyOf("betweenness", "unavoidable", "narrowestWaist"),
                asked.contains("reasons"));
        return Bottlenecks.of(
                journeys.set(), journeys.graph(), journeys.losses().lost(), request);
    }

    @SchemaMapping(typeName = "Journeys")
    List<ProbablePath> mostProbablePaths(
            EvaluatedJourneys journeys,
            @Argument @Nullable String from,
            @Argument @Nullable String to,
            @Argument int k) {
        return ProbablePaths.of(journeys.graph(), from, to, k);
    }

    @SchemaMapping(typeName = "Journeys")
    GraphComponents components(EvaluatedJourneys journeys) {
        return Components.of(journeys.graph());
    }
}
