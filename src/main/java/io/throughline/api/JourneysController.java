package io.throughline.api;

import graphql.schema.DataFetchingFieldSelectionSet;
import io.throughline.analysis.JourneyAnalysis;
import io.throughline.analysis.JourneyDesk;
import io.throughline.analysis.Members;
import io.throughline.analysis.TrendPoint;
import io.throughline.api.Pages.CountedConnection;
import io.throughline.api.Pages.PageEdge;
import io.throughline.graph.GraphView;
import io.throughline.journey.InvalidArgument;
import io.throughline.layout.GraphLayout;
import io.throughline.layout.LayoutRequest;
import io.throughline.path.variant.Paths;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** One evaluated set of journeys, and the fields of it that take arguments; the others are read off {@link JourneyAnalysis}. */
@Controller
final class JourneysController {
    private static final int MAX_FIRST = 10_000;

    private final JourneyDesk desk;

    JourneysController(JourneyDesk desk) {
        this.desk = desk;
    }

    /** A graph as it is shown, and the journeys that it is of. */
    record ShownGraph(JourneyAnalysis journeys, GraphView view) {
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

    @QueryMapping
    JourneyAnalysis journeys(@Argument @Nullable ScopeInput scope) {
        return desk.journeys(ScopeInput.scopeOf(scope));
    }

    @SchemaMapping(typeName = "Journeys")
    ShownGraph graph(
            JourneyAnalysis journeys,
            @Argument @Nullable Integer top,
            @Argument @Nullable Long minCount,
            DataFetchingFieldSelectionSet asked) {
        if (top != null && top < 0) {
            throw new InvalidArgument("top", top, "0 or more");
        }
        checkMinCount(minCount);
        boolean times = asked.containsAnyOf("edges/medianSeconds", "edges/p90Seconds");
        boolean chances = asked.contains("nodes/conversionFromHere");
        return new ShownGraph(journeys, journeys.graph(new GraphView.Request(top, minCount, times, chances)));
    }

    @SchemaMapping(typeName = "JourneyGraph")
    GraphLayout layout(
            ShownGraph graph,
            @Argument @Nullable Integer topPerStage,
            @Argument @Nullable Double minShare,
            @Argument @Nullable List<String> unfold) {
        return graph.journeys()
                .layout(new LayoutRequest(
                        topPerStage,
                        minShare == null ? LayoutRequest.DEFAULT_SHARE : minShare,
                        unfold == null ? Set.of() : Set.copyOf(unfold)));
    }

    @SchemaMapping(typeName = "Journeys")
    CountedConnection<Paths.Path> commonPaths(
            JourneyAnalysis journeys,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument Paths.@Nullable Span span,
            @Argument @Nullable Integer length,
            @Argument Paths.@Nullable Order orderBy,
            @Argument @Nullable Long minCount) {
        Paths.Span chosen = span == null ? Paths.Span.JOURNEY : span;
        checkLength(chosen, length);
        checkMinCount(minCount);
        Paths page = journeys.commonPaths(new Paths.Request(
                Pages.checkFirst(first, 20, MAX_FIRST),
                after,
                chosen,
                length,
                orderBy == null ? Paths.Order.COUNT : orderBy,
                minCount == null ? 1 : minCount));
        List<PageEdge<Paths.Path>> edges = page.entries().stream()
                .map(e -> new PageEdge<>(e.cursor(), e.path()))
                .toList();
        return Pages.counted(edges, page.hasNextPage(), page.hasPreviousPage(), page.totalCount());
    }

    @SchemaMapping(typeName = "Journeys")
    List<TrendPoint> trend(JourneyAnalysis journeys, @Argument TrendPoint.Unit unit, @Argument @Nullable String zone) {
        return journeys.trend(unit, Texts.zone("zone", zone == null ? "UTC" : zone));
    }

    @SchemaMapping(typeName = "Journeys")
    CountedConnection<Members.Member> members(
            JourneyAnalysis journeys, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        Members page = journeys.members(Pages.checkFirst(first, 50, MAX_FIRST), after);
        List<PageEdge<Members.Member>> edges = page.entries().stream()
                .map(e -> new PageEdge<>(e.cursor(), e.member()))
                .toList();
        return Pages.counted(edges, page.hasNextPage(), page.hasPreviousPage(), page.totalCount());
    }

    private static void checkLength(Paths.Span span, @Nullable Integer length) {
        if (span == Paths.Span.WINDOW && (length == null || length < 1)) {
            throw new InvalidArgument("length", String.valueOf(length), "1 or more, required with span: WINDOW");
        }
        if (span == Paths.Span.JOURNEY && length != null) {
            throw new InvalidArgument("length", length, "given only together with span: WINDOW");
        }
    }

    private static void checkMinCount(@Nullable Long minCount) {
        if (minCount != null && minCount < 0) {
            throw new InvalidArgument("minCount", minCount, "0 or more");
        }
    }
}
