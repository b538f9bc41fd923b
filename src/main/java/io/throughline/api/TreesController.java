package io.throughline.api;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.path.tree.Flow;
import io.throughline.path.tree.Flows;
import io.throughline.path.tree.Occurrence;
import io.throughline.path.tree.PathTree;
import io.throughline.path.tree.PathTrees;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Ways before and after a step: as a tree, and in columns. */
@Controller
final class TreesController {

    @SchemaMapping(typeName = "Journeys")
    PathTree pathTree(
            EvaluatedJourneys journeys,
            @Argument @Nullable String from,
            @Argument @Nullable String to,
            @Argument int depth,
            @Argument int branches,
            @Argument Occurrence occurrence) {
        return PathTrees.of(journeys.set(), new PathTree.Request(from, to, depth, branches, occurrence));
    }

    @SchemaMapping(typeName = "Journeys")
    Flow flow(
            EvaluatedJourneys journeys,
            @Argument @Nullable String anchor,
            @Argument int before,
            @Argument int after,
            @Argument int top,
            @Argument Occurrence occurrence) {
        return Flows.of(journeys.set(), new Flow.Request(anchor, before, after, top, occurrence));
    }
}
