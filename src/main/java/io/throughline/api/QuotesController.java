package io.throughline.api;

import io.throughline.analysis.IdentityService;
import io.throughline.analysis.feedback.EvaluatedFeedback;
import io.throughline.analysis.summary.Instants;
import io.throughline.feedback.Saying;
import io.throughline.feedback.Theme;
import io.throughline.journey.CustomerStore.Customer;
import io.throughline.journey.TimelineSource;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What customers wrote. */
@Controller
final class QuotesController {
    private final IdentityService identity;
    private final TimelineSource timelines;

    QuotesController(IdentityService identity, TimelineSource timelines) {
        this.identity = identity;
        this.timelines = timelines;
    }

    @SchemaMapping(typeName = "FeedbackSummary")
    List<Saying> contradictions(EvaluatedFeedback feedback, @Argument int first) {
        return feedback.contradictions(first);
    }

    @SchemaMapping(typeName = "FeedbackSummary")
    List<Theme> themes(EvaluatedFeedback feedback, @Argument int first) {
        return feedback.themes(first);
    }

    @SchemaMapping(typeName = "Quote")
    OffsetDateTime at(Saying quote) {
        return Instants.utc(quote.at());
    }

    @SchemaMapping(typeName = "Quote")
    @Nullable
    Customer customer(Saying quote) {
        return quote.customer() < 0
                ? null
                : identity.find(timelines.loadIds(new int[] {quote.customer()})[0])
                        .orElse(null);
    }
}
