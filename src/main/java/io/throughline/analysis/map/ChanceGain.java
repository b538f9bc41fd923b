package io.throughline.analysis.map;

import io.throughline.measure.Estimate;

/**
 * What a change would bring in some journeys, as {@code WhatIf} tells it, with an interval by samples of customers: no causal effect.
 *
 * @param conversions more of them per 30 days where journeys have times, else over all these journeys; without a value where nothing tells
 * @param value the same in value
 * @param note why nothing tells; empty else
 */
public record ChanceGain(Estimate conversions, Estimate value, String note) {
    static ChanceGain unknown(String note) {
        return new ChanceGain(Estimate.none("conversions", "journeys"), Estimate.none("value", "journeys"), note);
    }
}
