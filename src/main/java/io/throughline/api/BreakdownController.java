package io.throughline.api;

import io.throughline.analysis.breakdown.Breakdown;
import io.throughline.analysis.breakdown.Breakdowns;
import io.throughline.analysis.summary.EvaluatedJourneys;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Journeys told apart by one thing. */
@Controller
final class BreakdownController {

    @SchemaMapping(typeName = "Journeys")
    List<Breakdown> breakdown(EvaluatedJourneys journeys, @Argument String by, @Argument int top) {
        return Breakdowns.of(journeys, new Breakdown.Request(by, top));
    }
}
