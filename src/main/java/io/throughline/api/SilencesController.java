package io.throughline.api;

import graphql.schema.DataFetchingFieldSelectionSet;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.api.Connections.CountedConnection;
import io.throughline.api.Connections.PageEdge;
import io.throughline.journey.CustomerStore;
import io.throughline.journey.CustomerStore.Customer;
import io.throughline.path.time.Silence;
import io.throughline.path.time.Silences;
import io.throughline.path.time.SilentCustomers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** How long customers stay away, and who does; the store is asked for their traits only where these are shown. */
@Controller
final class SilencesController {
    private final CustomerStore store;

    SilencesController(CustomerStore store) {
        this.store = store;
    }

    @SchemaMapping(typeName = "Journeys")
    List<Silence> silences(EvaluatedJourneys journeys) {
        return Silences.of(journeys.set(), journeys.data().ids());
    }

    @SchemaMapping(typeName = "Silence")
    CountedConnection<Customer> silentCustomers(
            Silence silence,
            @Argument int first,
            @Argument @Nullable String after,
            DataFetchingFieldSelectionSet asked) {
        SilentCustomers page = silence.silent().page(Connections.checkFirst(first, SilentCustomers.MAX_FIRST), after);
        boolean traits = asked.contains("edges/node/traits");
        List<PageEdge<Customer>> edges = page.entries().stream()
                .map(e -> new PageEdge<>(e.cursor(), customer(e.customer(), traits)))
                .toList();
        return Connections.counted(edges, page.hasNextPage(), page.hasPreviousPage(), page.totalCount());
    }

    private Customer customer(String id, boolean traits) {
        Customer bare = new Customer(id, Map.of());
        return traits ? store.findCustomer(id).orElse(bare) : bare;
    }
}
