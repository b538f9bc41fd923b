package io.throughline.analysis.bottleneck;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.JourneySet;
import io.throughline.markov.removal.Removals;
import java.util.Map;
import java.util.TreeMap;

/** Removal effects by the ids of steps. */
public final class RemovalEffects {
    private RemovalEffects() {}

    public static Map<String, Double> of(EvaluatedJourneys journeys) {
        JourneySet set = journeys.set();
        double[] effects = Removals.of(journeys.transitions()).effects();
        Map<String, Double> byStep = new TreeMap<>();
        for (int step = 0; step < set.steps().size(); step++) {
            if (!set.steps().isConversion(step)) {
                byStep.put(set.steps().id(step), effects[step]);
            }
        }
        return byStep;
    }
}
