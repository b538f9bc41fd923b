package io.throughline.api;

import io.throughline.analysis.feedback.EvaluatedFeedback;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.feedback.FeedbackFilter;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Period;
import io.throughline.kpi.CalendarPeriod;
import io.throughline.kpi.ChannelConsistency;
import io.throughline.kpi.ChannelMix;
import io.throughline.kpi.ChannelShare;
import io.throughline.kpi.Cohort;
import io.throughline.kpi.Cohorts;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** How channels serve stages and touchpoints, and who comes back. */
@Controller
final class ChannelsController {

    @SchemaMapping(typeName = "Journeys")
    List<ChannelShare> channelMix(EvaluatedJourneys journeys, @Argument ChannelMix.By by) {
        return ChannelMix.of(journeys.set(), by);
    }

    @SchemaMapping(typeName = "Journeys")
    ChannelConsistency consistency(EvaluatedJourneys journeys, @Argument String stage) {
        return ChannelConsistency.of(
                journeys.set(),
                EvaluatedFeedback.of(journeys, FeedbackFilter.ALL, true).set(),
                stage);
    }

    @SchemaMapping(typeName = "Journeys")
    List<Cohort> cohorts(EvaluatedJourneys journeys, @Argument CalendarPeriod unit, @Argument @Nullable String active) {
        Period period = journeys.set().scope().journeys().period();
        if (period != null) {
            throw new InvalidArgument(
                    "scope.period",
                    Objects.requireNonNullElse(period.from(), "..") + "/"
                            + Objects.requireNonNullElse(period.to(), ".."),
                    "nothing: cohorts follow customers from the first time on, which may lie before the period; leave it out and read the cohorts of that time");
        }
        return Cohorts.of(journeys.set(), unit, active);
    }
}
