package io.throughline.attribution;

import java.util.List;

/** The share of one step under each model, in the order of the models. */
public record AgreementRow(String step, List<Double> shares) {
    public AgreementRow {
        shares = List.copyOf(shares);
    }
}
