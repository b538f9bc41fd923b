package io.throughline.analysis.map;

import io.throughline.measure.Estimate;

/**
 * What an opportunity would bring in some journeys, as {@code WhatIf} tells it: no causal effect.
 *
 * @param conversions more of them over all these journeys; without a value where nothing tells
 * @param value the same in value, without interval
 * @param note why nothing tells; empty else
 */
public record ChanceGain(Estimate conversions, Estimate value, String note) {
    static ChanceGain unknown(String note) {
        return new ChanceGain(Estimate.none("conversions", "journeys"), Estimate.none("value", "journeys"), note);
    }
}
