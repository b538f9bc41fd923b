package io.throughline.api;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.analysis.feedback.EvaluatedFeedback;
import io.throughline.analysis.feedback.FeedbackBreakdown;
import io.throughline.analysis.feedback.FeedbackEffects;
import io.throughline.analysis.feedback.FeedbackTrend;
import io.throughline.analysis.feedback.SayingPages;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.api.Connections.CountedConnection;
import io.throughline.api.Connections.PageEdge;
import io.throughline.api.FeedbackInput.LevelRangeInput;
import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.Saying;
import io.throughline.journey.CustomerStore.Customer;
import io.throughline.journey.Scope;
import io.throughline.journey.TimeArguments;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What customers say. */
@Controller
final class FeedbackController {
    private final JourneyService service;

    FeedbackController(JourneyService service) {
        this.service = service;
    }

    @QueryMapping
    EvaluatedFeedback feedback(@Argument @Nullable ScopeInput scope, @Argument @Nullable FeedbackInput filter) {
        return EvaluatedFeedback.of(
                service.journeys(ScopeInput.scopeOf(scope)), FeedbackInput.filterOf(filter), scope != null);
    }

    @SchemaMapping(typeName = "Journeys", field = "feedback")
    EvaluatedFeedback ofJourneys(EvaluatedJourneys journeys, @Argument @Nullable FeedbackInput filter) {
        return EvaluatedFeedback.of(journeys, FeedbackInput.filterOf(filter), true);
    }

    @SchemaMapping(typeName = "Customer", field = "feedback")
    CountedConnection<Saying> ofCustomer(Customer customer, @Argument int first, @Argument @Nullable String after) {
        EvaluatedFeedback feedback =
                EvaluatedFeedback.of(service.journeysOf(customer.id(), Scope.ALL), FeedbackFilter.ALL, false);
        return page(
                SayingPages.of(feedback, -1, 1, false, Connections.checkFirst(first, SayingPages.MAX_FIRST), after));
    }

    @SchemaMapping(typeName = "FeedbackSummary")
    List<FeedbackBreakdown.Row> by(EvaluatedFeedback feedback, @Argument String dimension, @Argument int top) {
        return FeedbackBreakdown.of(feedback, dimension, top);
    }

    @SchemaMapping(typeName = "FeedbackSummary")
    List<FeedbackEffects.Row> effects(EvaluatedFeedback feedback) {
        return FeedbackEffects.of(feedback);
    }

    @SchemaMapping(typeName = "FeedbackSummary")
    List<FeedbackTrend.Point> trend(EvaluatedFeedback feedback, @Argument TrendPoint.Unit unit, @Argument String zone) {
        return FeedbackTrend.of(feedback, unit, TimeArguments.zone("zone", zone));
    }

    @SchemaMapping(typeName = "FeedbackSummary")
    CountedConnection<Saying> quotes(
            EvaluatedFeedback feedback,
            @Argument @Nullable LevelRangeInput level,
            @Argument int first,
            @Argument @Nullable String after) {
        LevelRangeInput range = level == null ? new LevelRangeInput(-1, 1) : level;
        int count = Connections.checkFirst(first, SayingPages.MAX_FIRST);
        return page(SayingPages.of(feedback, range.from(), range.to(), true, count, after));
    }

    private static CountedConnection<Saying> page(SayingPages.Page page) {
        List<PageEdge<Saying>> edges = page.entries().stream()
                .map(entry -> new PageEdge<>(entry.cursor(), entry.saying()))
                .toList();
        return Connections.counted(edges, page.more(), page.before(), page.totalCount());
    }
}
