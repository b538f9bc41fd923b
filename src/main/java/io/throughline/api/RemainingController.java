package io.throughline.api;

import io.throughline.analysis.IdentityService;
import io.throughline.analysis.KpiService;
import io.throughline.analysis.kpi.Kpis;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.api.Connections.CountedConnection;
import io.throughline.api.Connections.PageEdge;
import io.throughline.journey.CustomerStore.Customer;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.TimelineSource;
import io.throughline.kpi.CalendarPeriod;
import io.throughline.kpi.CustomerWorths;
import io.throughline.kpi.RemainingValue;
import io.throughline.kpi.RemainingWorth;
import io.throughline.path.Cursor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What customers are still worth. */
@Controller
final class RemainingController {
    private static final char LIST = 'w';
    private static final int MAX_FIRST = 1_000;

    private final KpiService service;
    private final IdentityService identity;
    private final TimelineSource timelines;

    RemainingController(KpiService service, IdentityService identity, TimelineSource timelines) {
        this.service = service;
        this.identity = identity;
        this.timelines = timelines;
    }

    @SchemaMapping(typeName = "Journeys")
    RemainingValue remainingValue(
            EvaluatedJourneys journeys,
            @Argument CalendarPeriod unit,
            @Argument @Nullable Integer horizon,
            @Argument double discount) {
        return Kpis.remainingValue(journeys, new RemainingWorth(unit, horizon, discount));
    }

    @SchemaMapping(typeName = "RemainingValue")
    CountedConnection<CustomerWorths.Worth> customers(
            RemainingValue value, @Argument int first, @Argument @Nullable String after) {
        List<CustomerWorths.Worth> all = value.customers().all();
        int count = Connections.checkFirst(first, MAX_FIRST);
        long from = after == null ? 0 : Cursor.decode(LIST, 1, after)[0] + 1;
        if (from < 0 || from > all.size()) {
            throw new InvalidArgument("after", String.valueOf(after), Connections.ALLOWED_CURSOR);
        }
        int to = (int) Math.min(all.size(), from + count);
        List<PageEdge<CustomerWorths.Worth>> edges = IntStream.range((int) from, to)
                .mapToObj(i -> new PageEdge<>(Cursor.encode(LIST, i), all.get(i)))
                .toList();
        return Connections.counted(edges, to < all.size(), from > 0, all.size());
    }

    @SchemaMapping(typeName = "CustomerValue")
    Customer customer(CustomerWorths.Worth worth) {
        String id = timelines.loadIds(new int[] {worth.ordinal()})[0];
        return identity.find(id).orElseGet(() -> new Customer(id, Map.of()));
    }

    @SchemaMapping(typeName = "Customer", field = "remainingValue")
    @Nullable
    Double remainingValueOf(
            Customer customer,
            @Argument CalendarPeriod unit,
            @Argument @Nullable Integer horizon,
            @Argument double discount) {
        return service.remainingValueOf(customer.id(), new RemainingWorth(unit, horizon, discount));
    }
}
