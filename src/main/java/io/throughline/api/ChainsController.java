package io.throughline.api;

import graphql.schema.DataFetchingFieldSelectionSet;
import io.throughline.analysis.JourneyAnalysis;
import io.throughline.markov.order.MarkovOrders;
import io.throughline.markov.whatif.WhatIf;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The journey as a chain: how far it remembers, and what changes with its transitions. */
@Controller
final class ChainsController {
    private static final int MAX_ORDER = 4;
    private static final int EDGES = 20;
    private static final int MAX_EDGES = 100_000;

    @SchemaMapping(typeName = "Journeys")
    MarkovOrders markovOrders(
            JourneyAnalysis journeys, @Argument @Nullable Integer max, DataFetchingFieldSelectionSet asked) {
        boolean removals = asked.contains("orders/removalEffects");
        return journeys.markovOrders(new MarkovOrders.Request(max == null ? MAX_ORDER : max, removals));
    }

    @SchemaMapping(typeName = "Journeys")
    WhatIf whatIf(JourneyAnalysis journeys, @Argument List<EditInput> edits) {
        return journeys.whatIf(IntStream.range(0, edits.size())
                .mapToObj(i -> edits.get(i).edit("edits[" + i + "]"))
                .toList());
    }

    @SchemaMapping(typeName = "WhatIf")
    List<WhatIf.EdgeSensitivity> edges(WhatIf whatIf, @Argument @Nullable Integer first) {
        int shown = Pages.checkFirst(first, EDGES, MAX_EDGES);
        return whatIf.edges().subList(0, Math.min(shown, whatIf.edges().size()));
    }
}
