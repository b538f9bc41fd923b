package io.throughline.api;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.api.Connections.CountedConnection;
import io.throughline.api.Connections.PageEdge;
import io.throughline.journey.InvalidArgument;
import io.throughline.path.variant.CommonPaths;
import io.throughline.path.variant.PathGroups;
import io.throughline.path.variant.Paths;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The paths that journeys took: ranked, and grouped by likeness. */
@Controller
final class PathsController {

    @SchemaMapping(typeName = "Journeys")
    CountedConnection<Paths.Path> commonPaths(
            EvaluatedJourneys journeys,
            @Argument int first,
            @Argument @Nullable String after,
            @Argument Paths.Span span,
            @Argument @Nullable Integer length,
            @Argument Paths.Order orderBy,
            @Argument long minCount) {
        checkLength(span, length);
        Connections.checkFirst(first, CommonPaths.MAX_FIRST);
        Paths page = journeys.paths().page(new Paths.Request(first, after, span, length, orderBy, minCount));
        List<PageEdge<Paths.Path>> edges = page.entries().stream()
                .map(e -> new PageEdge<>(e.cursor(), e.path()))
                .toList();
        return Connections.counted(edges, page.hasNextPage(), page.hasPreviousPage(), page.totalCount());
    }

    private static void checkLength(Paths.Span span, @Nullable Integer length) {
        if (span == Paths.Span.WINDOW && (length == null || length < 1)) {
            throw new InvalidArgument("length", String.valueOf(length), "1 or more, required with span: WINDOW");
        }
        if (span == Paths.Span.JOURNEY && length != null) {
            throw new InvalidArgument("length", length, "given only together with span: WINDOW");
        }
    }

    @SchemaMapping(typeName = "Journeys")
    PathGroups pathGroups(EvaluatedJourneys journeys, @Argument int k) {
        return PathGroups.of(journeys.set(), k);
    }
}
