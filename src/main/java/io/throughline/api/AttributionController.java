package io.throughline.api;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.attribution.Agreements;
import io.throughline.attribution.Attribution;
import io.throughline.attribution.AttributionAgreement;
import io.throughline.attribution.AttributionModel;
import io.throughline.attribution.Attributions;
import io.throughline.attribution.ShapleyGame;
import io.throughline.attribution.Spending;
import io.throughline.journey.TimeArguments;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What deserves the credit for the conversions. */
@Controller
final class AttributionController {

    @SchemaMapping(typeName = "Journeys")
    Attribution attribution(
            EvaluatedJourneys journeys,
            @Argument AttributionModel model,
            @Argument int order,
            @Argument int samples,
            @Argument long seed,
            @Argument @Nullable String halfLife,
            @Argument @Nullable List<Double> weights,
            @Argument @Nullable String direct,
            @Argument @Nullable String lead,
            @Argument List<List<String>> removing,
            @Argument ShapleyGame game) {
        Attribution credits = Attributions.of(
                journeys.set(),
                new Attribution.Request(
                        model,
                        order,
                        samples,
                        seed,
                        TimeArguments.duration("halfLife", halfLife),
                        weights,
                        direct,
                        lead,
                        removing,
                        game));
        return Spending.of(
                credits, journeys.set().scope(), journeys.data().costs().get());
    }

    @SchemaMapping(typeName = "Journeys")
    AttributionAgreement attributionModels(EvaluatedJourneys journeys, @Argument List<AttributionModel> models) {
        return Agreements.of(journeys.set(), models);
    }
}
