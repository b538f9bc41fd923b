package io.throughline.api;

import graphql.schema.DataFetchingFieldSelectionSet;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.markov.order.MarkovOrders;
import io.throughline.markov.order.OrderChoice;
import io.throughline.markov.whatif.WhatIf;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The journey as a chain: how far it remembers, and what changes with its transitions. */
@Controller
final class ChainsController {
    private static final int MAX_EDGES = 100_000;

    @SchemaMapping(typeName = "Journeys")
    MarkovOrders markovOrders(EvaluatedJourneys journeys, @Argument int max, DataFetchingFieldSelectionSet asked) {
        boolean removals = asked.contains("orders/removalEffects");
        return OrderChoice.of(journeys.set(), new MarkovOrders.Request(max, removals));
    }

    @SchemaMapping(typeName = "Journeys")
    WhatIf whatIf(EvaluatedJourneys journeys, @Argument List<EditInput> edits) {
        List<WhatIf.Edit> chosen = IntStream.range(0, edits.size())
                .mapToObj(i -> edits.get(i).edit("edits[" + i + "]"))
                .toList();
        return WhatIf.of(journeys.set(), journeys.graph(), journeys.chain(), chosen);
    }

    @SchemaMapping(typeName = "WhatIf")
    List<WhatIf.EdgeSensitivity> edges(WhatIf whatIf, @Argument int first) {
        int shown = Connections.checkFirst(first, MAX_EDGES);
        return whatIf.edges().subList(0, Math.min(shown, whatIf.edges().size()));
    }
}
