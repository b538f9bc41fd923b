package io.throughline.api;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.path.loop.Loop;
import io.throughline.path.loop.Loops;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Returns to a step visited before. */
@Controller
final class LoopsController {

    @SchemaMapping(typeName = "Journeys")
    List<Loop> loops(EvaluatedJourneys journeys, @Argument int first) {
        return journeys.loops().first(Connections.checkFirst(first, Loops.MAX_FIRST));
    }
}
