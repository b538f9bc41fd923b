package io.throughline.attribution;

import java.util.List;

/**
 * The shares of several models side by side, and how far the models agree.
 *
 * @param rows one for each step that occurs and is no conversion, most credited by the first model first, ties by id
 * @param pairs of models in the order asked
 */
public record AttributionAgreement(List<AgreementRow> rows, List<ModelPair> pairs) {
    public AttributionAgreement {
        rows = List.copyOf(rows);
        pairs = List.copyOf(pairs);
    }
}
