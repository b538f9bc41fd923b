package io.throughline.api;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.path.time.ChannelSwitches;
import io.throughline.path.time.TimeBetween;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Times from one step to another, and changes of channel. */
@Controller
final class TimesController {

    @SchemaMapping(typeName = "Journeys")
    TimeBetween timeBetween(
            EvaluatedJourneys journeys, @Argument @Nullable String from, @Argument @Nullable String to) {
        return TimeBetween.of(journeys.set(), from, to);
    }

    @SchemaMapping(typeName = "Journeys")
    ChannelSwitches channelSwitches(EvaluatedJourneys journeys) {
        return journeys.channelSwitches();
    }
}
