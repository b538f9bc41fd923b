package io.throughline.api;

import io.throughline.analysis.Breakdown;
import io.throughline.analysis.JourneyAnalysis;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Journeys told apart by one thing. */
@Controller
final class BreakdownController {
    static final int TOP = 20;

    @SchemaMapping(typeName = "Journeys")
    List<Breakdown> breakdown(JourneyAnalysis journeys, @Argument String by, @Argument @Nullable Integer top) {
        return journeys.breakdown(new Breakdown.Request(by, top == null ? TOP : top));
    }
}
