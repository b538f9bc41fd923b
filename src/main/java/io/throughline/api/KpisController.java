package io.throughline.api;

import graphql.schema.DataFetchingEnvironment;
import io.throughline.analysis.breakdown.TrendPoint;
import io.throughline.analysis.kpi.KpiParts;
import io.throughline.analysis.kpi.KpiPoint;
import io.throughline.analysis.kpi.Kpis;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.TimeArguments;
import io.throughline.kpi.FormulaReader;
import io.throughline.kpi.KpiFormula;
import io.throughline.kpi.KpiValue;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Named figures of one evaluated set of journeys. */
@Controller
final class KpisController {
    private static final String FORMULA = "formula";

    @SchemaMapping(typeName = "Journeys")
    KpiValue kpi(EvaluatedJourneys journeys, DataFetchingEnvironment environment) {
        return Kpis.of(journeys, formula(environment));
    }

    @SchemaMapping(typeName = "Journeys")
    List<KpiPoint> kpiTrend(
            EvaluatedJourneys journeys,
            @Argument TrendPoint.Unit unit,
            @Argument String zone,
            DataFetchingEnvironment environment) {
        return Kpis.trend(journeys, formula(environment), unit, TimeArguments.zone("zone", zone));
    }

    @SchemaMapping(typeName = "Journeys")
    List<KpiParts.Part> kpiBy(
            EvaluatedJourneys journeys, @Argument KpiParts.By dimension, DataFetchingEnvironment environment) {
        return KpiParts.of(journeys, formula(environment), dimension);
    }

    private static KpiFormula formula(DataFetchingEnvironment environment) {
        return FormulaReader.read(FORMULA, environment.getArgument(FORMULA));
    }
}
