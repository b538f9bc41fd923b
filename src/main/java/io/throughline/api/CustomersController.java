package io.throughline.api;

import io.throughline.analysis.CustomerPage;
import io.throughline.analysis.IdentityService;
import io.throughline.analysis.JourneyService;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.api.Connections.PageConnection;
import io.throughline.api.Connections.PageEdge;
import io.throughline.api.Connections.PageInfo;
import io.throughline.journey.Clock;
import io.throughline.journey.CustomerStore;
import io.throughline.journey.CustomerStore.Customer;
import io.throughline.journey.CustomerStore.TimelineEntry;
import io.throughline.journey.InvalidArgument;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** One customer and the timeline behind the journeys. */
@Controller
final class CustomersController {
    private static final int MAX_FIRST = 10_000;
    private static final int MAX_FOUND = 100;
    /** Numbers from 0 below this are step numbers. */
    private static final long STEPS = 100_000_000;

    private final CustomerStore store;
    private final JourneyService service;
    private final IdentityService identity;

    CustomersController(CustomerStore store, JourneyService service, IdentityService identity) {
        this.identity = identity;
        this.store = store;
        this.service = service;
    }

    /** A named value. */
    record Trait(String name, String value) {}

    @QueryMapping
    @Nullable
    Customer customer(@Argument String id) {
        return identity.find(id.strip()).orElse(null);
    }

    /** A cursor is the id up to which customers were looked at, so a page may hold fewer than asked for and still have a next one. */
    @QueryMapping
    PageConnection<Customer> customers(
            @Argument String search,
            @Argument @Nullable ScopeInput scope,
            @Argument int first,
            @Argument @Nullable String after) {
        int count = Connections.checkFirst(first, MAX_FOUND);
        CustomerPage page =
                service.findCustomers(ScopeInput.scopeOf(scope), search.strip(), Connections.place(after), count);
        List<PageEdge<Customer>> edges = page.ids().stream()
                .map(identity::find)
                .flatMap(Optional::stream)
                .map(customer -> new PageEdge<>(Connections.cursor(customer.id()), customer))
                .toList();
        String start = edges.isEmpty() ? null : edges.get(0).cursor();
        String end = page.last().isEmpty() ? null : Connections.cursor(page.last());
        return new PageConnection<>(edges, new PageInfo(page.more(), after != null, start, end));
    }

    @SchemaMapping(typeName = "Customer")
    List<Trait> traits(Customer customer) {
        return traits(customer.traits());
    }

    /** A customer's last word. */
    record CustomerConsent(boolean granted, @Nullable Instant at) {}

    @SchemaMapping(typeName = "Customer")
    @Nullable
    CustomerConsent consent(Customer customer) {
        return identity.consentOf(customer)
                .map(last -> new CustomerConsent(last.granted(), moment(last.at())))
                .orElse(null);
    }

    private static @Nullable Instant moment(long at) {
        return at < 0 || at >= STEPS ? Instant.EPOCH.plus(at, ChronoUnit.MICROS) : null;
    }

    @SchemaMapping(typeName = "Customer")
    EvaluatedJourneys journeys(Customer customer, @Argument @Nullable ScopeInput scope) {
        return service.journeysOf(customer.id(), ScopeInput.scopeOf(scope));
    }

    /** Connections by position: what arrives later at an earlier time shifts a page, but never repeats a position. */
    @SchemaMapping(typeName = "Customer")
    PageConnection<TimelineEntry> interactions(
            Customer customer, @Argument int first, @Argument @Nullable String after) {
        int count = Connections.checkFirst(first, MAX_FIRST);
        long position = position(after);
        List<TimelineEntry> oneMore = store.listInteractions(customer.ids(), count + 1, position);
        return Connections.pageOf(oneMore, count, position > 0, entry -> Long.toString(entry.position()));
    }

    @SchemaMapping(typeName = "Interaction")
    @Nullable
    Instant at(TimelineEntry entry) {
        return entry.clock() == Clock.STEP ? null : Instant.EPOCH.plus(entry.at(), ChronoUnit.MICROS);
    }

    @SchemaMapping(typeName = "Interaction")
    List<Trait> attributes(TimelineEntry entry) {
        return traits(entry.attributes());
    }

    private static List<Trait> traits(Map<String, String> values) {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> new Trait(e.getKey(), e.getValue()))
                .toList();
    }

    private static long position(@Nullable String after) {
        String place = Connections.place(after);
        if (after == null || place == null) {
            return 0;
        }
        try {
            long position = Long.parseLong(place);
            if (position > 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InvalidArgument("after", after, Connections.ALLOWED_CURSOR);
    }
}
