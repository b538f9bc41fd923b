package io.throughline.api;

import io.throughline.analysis.JourneyAnalysis;
import io.throughline.path.loop.Loop;
import io.throughline.path.loop.Loops;
import io.throughline.path.time.TimeBetween;
import io.throughline.path.variant.PathGroups;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Returns, durations and groups of a set of journeys. */
@Controller
final class TimesController {
    @SchemaMapping(typeName = "Journeys")
    List<Loop> loops(JourneyAnalysis journeys, @Argument @Nullable Integer first) {
        return journeys.loops(Pages.checkFirst(first, 20, Loops.MAX_FIRST));
    }

    @SchemaMapping(typeName = "Journeys")
    PathGroups pathGroups(JourneyAnalysis journeys, @Argument @Nullable Integer k) {
        return journeys.pathGroups(k == null ? 10 : k);
    }

    @SchemaMapping(typeName = "Journeys")
    TimeBetween timeBetween(JourneyAnalysis journeys, @Argument @Nullable String from, @Argument @Nullable String to) {
        return journeys.timeBetween(from, to);
    }
}
