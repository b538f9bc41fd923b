package io.throughline.api;

import io.throughline.analysis.JourneyAnalysis;
import io.throughline.attribution.Attribution;
import io.throughline.attribution.AttributionAgreement;
import io.throughline.attribution.AttributionModel;
import io.throughline.attribution.ShapleyGame;
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
            JourneyAnalysis journeys,
            @Argument AttributionModel model,
            @Argument @Nullable Integer order,
            @Argument @Nullable Integer samples,
            @Argument @Nullable Long seed,
            @Argument @Nullable String halfLife,
            @Argument @Nullable List<Double> weights,
            @Argument @Nullable String direct,
            @Argument @Nullable String lead,
            @Argument @Nullable List<List<String>> removing,
            @Argument @Nullable ShapleyGame game) {
        return journeys.attribution(new Attribution.Request(
                model,
                order == null ? 1 : order,
                samples == null ? 0 : samples,
                seed == null ? 1 : seed,
                Texts.duration("halfLife", halfLife),
                weights,
                direct,
                lead,
                removing == null ? List.of() : removing,
                game == null ? ShapleyGame.PATHS : game));
    }

    @SchemaMapping(typeName = "Journeys")
    AttributionAgreement attributionModels(JourneyAnalysis journeys, @Argument List<AttributionModel> models) {
        return journeys.attributionModels(models);
    }
}
