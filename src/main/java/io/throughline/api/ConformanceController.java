package io.throughline.api;

import graphql.schema.DataFetchingFieldSelectionSet;
import io.throughline.analysis.CellService;
import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.analysis.map.LaidConformance;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.design.Deviation;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.TimeArguments;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Journeys beside a planned one. */
@Controller
final class ConformanceController {
    private static final String TYPE = "Conformance";

    private final CellService cells;

    ConformanceController(CellService cells) {
        this.cells = cells;
    }

    @SchemaMapping(typeName = "Journeys")
    LaidConformance conformance(
            EvaluatedJourneys journeys,
            @Argument @Nullable String map,
            @Argument @Nullable DesignInput design,
            @Argument int examples) {
        if (map != null && design == null) {
            return cells.conformance(journeys, map, examples);
        }
        if (map != null || design == null) {
            throw new InvalidArgument("design", map == null ? "nothing" : "both", "exactly one of map and design");
        }
        return LaidConformance.of(journeys, design.toDesign(), examples);
    }

    @SchemaMapping(typeName = TYPE)
    List<Deviation> deviations(LaidConformance conformance, @Argument int first, DataFetchingFieldSelectionSet asked) {
        return conformance.deviations(first, asked.contains("lostConversions"));
    }

    @SchemaMapping(typeName = TYPE)
    List<LaidConformance.FitnessPoint> trend(
            LaidConformance conformance, @Argument TrendPoint.Unit unit, @Argument String zone) {
        return conformance.trend(unit, TimeArguments.zone("zone", zone));
    }
}
