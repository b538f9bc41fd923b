package io.throughline.kpi;

import io.throughline.journey.JourneySet;
import io.throughline.path.pattern.PathPattern;
import java.util.List;
import java.util.Map;

/** Journeys that match a path pattern / journeys. */
public record Milestone(String matching) implements JourneyFormula {
    static final String NAME = "milestone";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object argument() {
        return Map.of("matching", matching);
    }

    @Override
    public String definition() {
        return "Journeys that match " + matching + " / journeys.";
    }

    @Override
    public List<KpiValue> each(JourneySet set, Spans spans) {
        PathPattern reached = PathPattern.of("formula.milestone.matching", matching, set);
        return MatchSums.each(set, spans, reached, null, false).stream()
                .map(sums -> sums.value("journeys"))
                .toList();
    }
}
