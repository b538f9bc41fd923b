package io.throughline;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.graph.GraphView;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Scope;
import io.throughline.journey.TimelineSource;
import io.throughline.path.variant.Paths;
import java.util.List;

/** What a user reads about all journeys: enough to tell two stores apart by their answers alone. */
record Figures(
        long count,
        long customers,
        long interactions,
        long converted,
        double value,
        List<GraphView.Edge> edges,
        List<Paths.Path> paths,
        long distinctPaths) {

    /** Read by an index that starts anew. */
    static Figures of(TimelineSource timelines) {
        JourneyIndex index = new JourneyIndex(timelines);
        index.refresh();
        return of(index, timelines);
    }

    static Figures of(JourneyIndex index, TimelineSource timelines) {
        EvaluatedJourneys journeys = new EvaluatedJourneys(Cuts.of(index, Scope.ALL), timelines::loadIds);
        Paths paths =
                journeys.paths().page(new Paths.Request(50, null, Paths.Span.JOURNEY, null, Paths.Order.COUNT, 1));
        return new Figures(
                journeys.count(),
                journeys.customers(),
                journeys.interactions(),
                journeys.converted(),
                journeys.value(),
                journeys.view(new GraphView.Request(null, null, true, false)).edges(),
                paths.entries().stream().map(Paths.Entry::path).toList(),
                paths.totalCount());
    }
}
