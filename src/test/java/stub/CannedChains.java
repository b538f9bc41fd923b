package stub;

import io.throughline.attribution.AgreementRow;
import io.throughline.attribution.Attribution;
import io.throughline.attribution.AttributionAgreement;
import io.throughline.attribution.AttributionModel;
import io.throughline.attribution.Credit;
import io.throughline.attribution.JointRemoval;
import io.throughline.attribution.ModelPair;
import io.throughline.markov.order.MarkovOrders;
import io.throughline.markov.whatif.WhatIf;
import java.util.List;
import java.util.Map;

/** Fixed answers about chains and attribution. */
interface CannedChains extends Canned {
    @Override
    default Attribution attribution(Attribution.Request request) {
        keep("attribution", request);
        return new Attribution(
                request.model(),
                2,
                61,
                62,
                63,
                64,
                List.of(new Credit("search", 65, 66, 0.25, 1.5, 0.5, 0.375, 0.625, 0.125, 0.75, 67.0, 68.0, 69.0)),
                0.875,
                List.of(new JointRemoval(List.of("search", "cart"), 0.9, -0.1)),
                List.of("A note."));
    }

    @Override
    default AttributionAgreement attributionModels(List<AttributionModel> models) {
        keep("attributionModels", models);
        return new AttributionAgreement(
                List.of(new AgreementRow("search", List.of(0.25, 0.5))),
                List.of(new ModelPair(
                        AttributionModel.LINEAR, AttributionModel.MARKOV, 0.5, List.of(List.of("search", "cart")))));
    }

    @Override
    default Map<String, Double> removalEffects() {
        return Map.of("search", 0.375);
    }

    @Override
    default MarkovOrders markovOrders(MarkovOrders.Request request) {
        keep("markovOrders", request);
        List<MarkovOrders.Removal> removals = List.of(new MarkovOrders.Removal("search", 0.375));
        return new MarkovOrders(
                2,
                "Because.",
                List.of(new MarkovOrders.MarkovOrder(
                        1, 81, -82.5, 83.5, 1.25, 0.0625, request.removals() ? removals : List.of())),
                List.of(new MarkovOrders.Removal("cart", 0.4375)));
    }

    @Override
    default WhatIf whatIf(List<WhatIf.Edit> edits) {
        keep("whatIf", edits);
        return new WhatIf(
                new WhatIf.ChainFigures(0.25, 4.5, 12.5),
                new WhatIf.ChainFigures(0.5, 4.75, 25.5),
                91,
                92,
                List.of(
                        new WhatIf.EdgeSensitivity("START", "search", 0.75, 0.375),
                        new WhatIf.EdgeSensitivity("search", "buy", null, null)));
    }
}
