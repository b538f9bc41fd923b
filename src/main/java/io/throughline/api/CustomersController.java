package io.throughline.api;

import io.throughline.analysis.JourneyAnalysis;
import io.throughline.analysis.JourneyDesk;
import io.throughline.api.Pages.PageConnection;
import io.throughline.journey.Clock;
import io.throughline.journey.CustomerStore;
import io.throughline.journey.CustomerStore.Customer;
import io.throughline.journey.CustomerStore.TimelineEntry;
import io.throughline.journey.InvalidArgument;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** One customer and the timeline behind the journeys. */
@Controller
final class CustomersController {
    private static final int MAX_FIRST = 10_000;

    private final CustomerStore store;
    private final JourneyDesk desk;

    CustomersController(CustomerStore store, JourneyDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    /** A named value. */
    record Trait(String name, String value) {}

    @QueryMapping
    @Nullable
    Customer customer(@Argument String id) {
        return store.findCustomer(id).orElse(null);
    }

    @SchemaMapping(typeName = "Customer")
    List<Trait> traits(Customer customer) {
        return traits(customer.traits());
    }

    @SchemaMapping(typeName = "Customer")
    JourneyAnalysis journeys(Customer customer, @Argument @Nullable ScopeInput scope) {
        return desk.journeysOf(customer.id(), ScopeInput.scopeOf(scope));
    }

    /** Pages by position: what arrives later at an earlier time shifts a page, but never repeats a position. */
    @SchemaMapping(typeName = "Customer")
    PageConnection<TimelineEntry> interactions(
            Customer customer, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        int count = Pages.checkFirst(first, 100, MAX_FIRST);
        long position = position(after);
        List<TimelineEntry> oneMore = store.listInteractions(customer.id(), count + 1, position);
        return Pages.pageOf(oneMore, count, position > 0, entry -> Long.toString(entry.position()));
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
        String place = Pages.place(after);
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
        throw new InvalidArgument("after", after, Pages.ALLOWED_CURSOR);
    }
}
