package io.throughline.api;

import io.throughline.analysis.CellService;
import io.throughline.analysis.KpiService;
import io.throughline.analysis.PersonaService;
import io.throughline.analysis.map.Evidence;
import io.throughline.analysis.map.MapCells;
import io.throughline.analysis.map.Recommendation;
import io.throughline.analysis.map.Recommendation.Gain;
import io.throughline.analysis.map.Recommendations;
import io.throughline.analysis.map.StageColumn;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.kpi.Department;
import io.throughline.map.EditText;
import io.throughline.map.Opportunity;
import io.throughline.persona.Persona;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What to do about what hurts on a map. */
@Controller
final class RecommendationsController {
    private static final int MAX_FIRST = 1_000;
    private static final String TYPE = "Recommendation";

    private final CellService cells;
    private final PersonaService personas;
    private final KpiService kpis;

    RecommendationsController(CellService cells, PersonaService personas, KpiService kpis) {
        this.cells = cells;
        this.personas = personas;
        this.kpis = kpis;
    }

    @SchemaMapping(typeName = "MapCells", field = "recommendations")
    List<Recommendation> onMap(MapCells laid, @Argument int first, @Argument int samples, @Argument long seed) {
        return Recommendations.of(laid, null, Connections.checkFirst(first, MAX_FIRST), samples, seed);
    }

    @SchemaMapping(typeName = "StageColumn", field = "recommendations")
    List<Recommendation> atStage(StageColumn column, @Argument int first, @Argument int samples, @Argument long seed) {
        return Recommendations.of(column.cells(), column.id(), Connections.checkFirst(first, MAX_FIRST), samples, seed);
    }

    @SchemaMapping(typeName = "Journeys", field = "recommendations")
    List<Recommendation> ofJourneys(
            EvaluatedJourneys journeys,
            @Argument String map,
            @Argument @Nullable String stage,
            @Argument int first,
            @Argument int samples,
            @Argument long seed) {
        return Recommendations.of(
                cells.laid(journeys, map, stage), stage, Connections.checkFirst(first, MAX_FIRST), samples, seed);
    }

    @SchemaMapping
    @Nullable
    Gain gain(Opportunity opportunity, @Argument int samples, @Argument long seed) {
        return cells.gain(opportunity, samples, seed);
    }

    @SchemaMapping(typeName = TYPE)
    @Nullable
    Persona persona(Recommendation of) {
        return of.persona() == null ? null : personas.find(of.persona()).orElse(null);
    }

    @SchemaMapping(typeName = TYPE)
    List<String> edits(Recommendation of) {
        return of.edits().stream().map(EditText::text).toList();
    }

    @SchemaMapping(typeName = TYPE)
    @Nullable
    Department owner(Recommendation of) {
        return of.owner() == null ? null : kpis.department(of.owner());
    }

    @SchemaMapping(typeName = TYPE)
    @Nullable
    EvidenceAnswer evidence(Recommendation of) {
        Evidence evidence = of.evidence();
        return evidence == null ? null : EvidenceAnswer.of(evidence);
    }
}
