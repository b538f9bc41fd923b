package io.throughline.analysis.map;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.Lazy;
import io.throughline.map.JourneyMap;
import io.throughline.map.Opportunity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the opportunities of a map would bring in the journeys of one scope, worked out together once. Safe for any thread. */
final class ChanceGains {
    private static final int SAMPLES = 200;
    private static final long SEED = 1;

    private final Lazy<Map<String, ChanceGain>> known;

    ChanceGains(EvaluatedJourneys journeys, JourneyMap map) {
        this.known = new Lazy<>(() -> tell(
                journeys,
                map.stages().stream()
                        .flatMap(stage -> stage.opportunities().stream())
                        .toList()));
    }

    ChanceGain of(Opportunity opportunity) {
        return known.get().getOrDefault(opportunity.id(), ChanceGain.unknown("not on this map"));
    }

    private static Map<String, ChanceGain> tell(EvaluatedJourneys journeys, List<Opportunity> all) {
        GainEstimates gains = new GainEstimates(journeys);
        Map<String, ChanceGain> told = new HashMap<>();
        List<Opportunity> solved = new ArrayList<>();
        for (Opportunity chance : all) {
            String note = gains.fault(chance.edits());
            if (note == null) {
                solved.add(chance);
            } else {
                told.put(chance.id(), ChanceGain.unknown(note));
            }
        }
        List<ChanceGain> figures =
                gains.of(solved.stream().map(Opportunity::edits).toList(), solved.size(), SAMPLES, SEED);
        for (int i = 0; i < solved.size(); i++) {
            told.put(solved.get(i).id(), figures.get(i));
        }
        return told;
    }
}
