package io.throughline.api;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.design.Conformance;
import io.throughline.design.Deviation;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Journeys beside a planned one. */
@Controller
final class ConformanceController {

    @SchemaMapping(typeName = "Journeys")
    Conformance conformance(EvaluatedJourneys journeys, @Argument DesignInput design, @Argument int examples) {
        return Conformance.of(journeys.set(), design.toDesign(), examples);
    }

    @SchemaMapping
    List<Deviation> deviations(Conformance conformance, @Argument int first) {
        return conformance.deviations(first);
    }
}
