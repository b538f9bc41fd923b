package io.throughline.analysis.map;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.JourneySet;
import io.throughline.path.time.Silences;
import java.util.List;
import java.util.Map;

/**
 * What pains are found by that does not hang on stages: counted over all journeys, and holding none. Safe for any thread.
 *
 * @param loops steps of the first ones
 * @param exits where journeys go from their first visit to the step that a loop begins at, by step
 */
record PainCounts(List<Silences.Brief> silences, List<List<String>> loops, Map<String, Map<String, Double>> exits) {
    PainCounts {
        silences = List.copyOf(silences);
        loops = List.copyOf(loops);
        exits = Map.copyOf(exits);
    }

    static PainCounts of(EvaluatedJourneys journeys) {
        JourneySet set = journeys.set();
        List<List<String>> loops = journeys.loops().firstSteps(LoopPains.MOST);
        List<String> heads = loops.stream().map(loop -> loop.get(0)).distinct().toList();
        return new PainCounts(Silences.brief(set), loops, FirstExits.of(set, heads));
    }
}
