package io.throughline.api;

import io.throughline.analysis.JourneyAnalysis;
import io.throughline.path.tree.Flow;
import io.throughline.path.tree.Occurrence;
import io.throughline.path.tree.PathTree;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Ways before and after a step: as a tree, and in columns. */
@Controller
final class TreesController {

    @SchemaMapping(typeName = "Journeys")
    PathTree pathTree(
            JourneyAnalysis journeys,
            @Argument @Nullable String from,
            @Argument @Nullable String to,
            @Argument @Nullable Integer depth,
            @Argument @Nullable Integer branches,
            @Argument @Nullable Occurrence occurrence) {
        return journeys.pathTree(new PathTree.Request(
                from, to, depth == null ? 5 : depth, branches == null ? 5 : branches, orFirst(occurrence)));
    }

    @SchemaMapping(typeName = "Journeys")
    Flow flow(
            JourneyAnalysis journeys,
            @Argument @Nullable String anchor,
            @Argument @Nullable Integer before,
            @Argument @Nullable Integer after,
            @Argument @Nullable Integer top,
            @Argument @Nullable Occurrence occurrence) {
        return journeys.flow(new Flow.Request(
                anchor,
                before == null ? 0 : before,
                after == null ? 5 : after,
                top == null ? 10 : top,
                orFirst(occurrence)));
    }

    private static Occurrence orFirst(@Nullable Occurrence occurrence) {
        return occurrence == null ? Occurrence.FIRST : occurrence;
    }
}
