package io.throughline.analysis.bottleneck;

import io.throughline.journey.JourneySet;
import io.throughline.markov.count.CountedChain;
import io.throughline.markov.removal.Removals;
import java.util.Map;
import java.util.TreeMap;

/** Removal effects by the ids of steps. */
public final class RemovalEffects {
    private RemovalEffects() {}

    /** @param chain of order 1 of these journeys */
    public static Map<String, Double> of(JourneySet set, CountedChain chain) {
        double[] effects = Removals.of(chain).effects();
        Map<String, Double> byStep = new TreeMap<>();
        for (int step = 0; step < set.steps().size(); step++) {
            if (!set.steps().isConversion(step)) {
                byStep.put(set.steps().id(step), effects[step]);
            }
        }
        return byStep;
    }
}
