package io.throughline.api;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.breakdown.Trend;
import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.analysis.check.JourneyChecks;
import io.throughline.analysis.summary.CurrencyValues;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.MemberPages;
import io.throughline.analysis.summary.Members;
import io.throughline.analysis.summary.Spread;
import io.throughline.api.Connections.CountedConnection;
import io.throughline.api.Connections.PageEdge;
import io.throughline.journey.TimeArguments;
import io.throughline.measure.Check;
import io.throughline.measure.Distribution;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** One evaluated set of journeys: how many, how long, when, each by itself. Its sums are read off {@link EvaluatedJourneys}. */
@Controller
final class JourneysController {
    private final JourneyService service;

    JourneysController(JourneyService service) {
        this.service = service;
    }

    @QueryMapping
    EvaluatedJourneys journeys(@Argument @Nullable ScopeInput scope) {
        return service.journeys(ScopeInput.scopeOf(scope));
    }

    @SchemaMapping(typeName = "Journeys")
    @Nullable
    Distribution steps(EvaluatedJourneys journeys) {
        return Spread.steps(journeys.set());
    }

    @SchemaMapping(typeName = "Journeys")
    @Nullable
    Distribution seconds(EvaluatedJourneys journeys) {
        return Spread.seconds(journeys.set());
    }

    @SchemaMapping(typeName = "Journeys")
    List<CurrencyValues.CurrencyValue> currencies(EvaluatedJourneys journeys) {
        return CurrencyValues.of(journeys.set());
    }

    @SchemaMapping(typeName = "Journeys")
    List<TrendPoint> trend(EvaluatedJourneys journeys, @Argument TrendPoint.Unit unit, @Argument String zone) {
        return Trend.of(journeys.set(), unit, TimeArguments.zone("zone", zone));
    }

    @SchemaMapping(typeName = "Journeys")
    CountedConnection<Members.Member> members(
            EvaluatedJourneys journeys, @Argument int first, @Argument @Nullable String after) {
        Members page = MemberPages.of(journeys).page(Connections.checkFirst(first, MemberPages.MAX_FIRST), after);
        List<PageEdge<Members.Member>> edges = page.entries().stream()
                .map(e -> new PageEdge<>(e.cursor(), e.member()))
                .toList();
        return Connections.counted(edges, page.hasNextPage(), page.hasPreviousPage(), page.totalCount());
    }

    @SchemaMapping(typeName = "Journeys")
    List<Check> checks(EvaluatedJourneys journeys) {
        return JourneyChecks.of(journeys);
    }
}
