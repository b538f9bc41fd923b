package io.throughline.api;

import graphql.schema.DataFetchingFieldSelectionSet;
import io.throughline.analysis.Bottleneck;
import io.throughline.analysis.JourneyAnalysis;
import io.throughline.graph.ProbablePath;
import io.throughline.path.DropOff;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Where journeys are lost, and where they must pass. */
@Controller
final class LossesController {
    private static final int MAX_FIRST = 10_000;

    @SchemaMapping(typeName = "Journeys")
    List<DropOff> dropOffs(JourneyAnalysis journeys, @Argument @Nullable Integer first) {
        return journeys.dropOffs(Pages.checkFirst(first, 20, MAX_FIRST));
    }

    @SchemaMapping(typeName = "Journeys")
    List<Bottleneck> bottlenecks(
            JourneyAnalysis journeys, @Argument @Nullable Integer first, DataFetchingFieldSelectionSet asked) {
        return journeys.bottlenecks(new Bottleneck.Request(
                Pages.checkFirst(first, 20, MAX_FIRST),
                asked.containsAnyOf("medianWaitSeconds", "p90WaitSeconds"),
                asked.containsAnyOf("betweenness", "unavoidable", "narrowestWaist"),
                asked.contains("reasons")));
    }

    @SchemaMapping(typeName = "Journeys")
    List<ProbablePath> mostProbablePaths(
            JourneyAnalysis journeys,
            @Argument @Nullable String from,
            @Argument @Nullable String to,
            @Argument @Nullable Integer k) {
        return journeys.mostProbablePaths(from, to, k == null ? 5 : k);
    }
}
