package io.throughline.api;

import io.throughline.analysis.CustomerPage;
import io.throughline.analysis.JourneyDesk;
import io.throughline.api.Pages.PageConnection;
import io.throughline.api.Pages.PageEdge;
import io.throughline.api.Pages.PageInfo;
import io.throughline.journey.CustomerStore;
import io.throughline.journey.CustomerStore.Customer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Finds customers by the beginning of their id, among those with a journey in a scope. */
@Controller
final class CustomerSearchController {
    private static final int FIRST = 20;
    private static final int MAX_FIRST = 100;

    private final JourneyDesk desk;
    private final CustomerStore store;

    CustomerSearchController(JourneyDesk desk, CustomerStore store) {
        this.desk = desk;
        this.store = store;
    }

    /** A cursor is the id up to which customers were looked at, so a page may hold fewer than asked for and still have a next one. */
    @QueryMapping
    PageConnection<Customer> customers(
            @Argument @Nullable String search,
            @Argument @Nullable ScopeInput scope,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after) {
        int count = Pages.checkFirst(first, FIRST, MAX_FIRST);
        CustomerPage page = desk.findCustomers(
                ScopeInput.scopeOf(scope), search == null ? "" : search.strip(), Pages.place(after), count);
        List<PageEdge<Customer>> edges = page.ids().stream()
                .map(store::findCustomer)
                .flatMap(Optional::stream)
                .map(customer -> new PageEdge<>(Pages.cursor(customer.id()), customer))
                .toList();
        String start = edges.isEmpty() ? null : edges.get(0).cursor();
        String end = page.last().isEmpty() ? null : Pages.cursor(page.last());
        return new PageConnection<>(edges, new PageInfo(page.more(), after != null, start, end));
    }
}
