package io.throughline.kpi;

import io.throughline.journey.JourneySet;
import io.throughline.path.pattern.PathPattern;
import java.util.Map;

/** Journeys that match a path pattern / journeys. */
public record Milestone(String matching) implements KpiFormula {
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
    public KpiValue over(JourneySet set, Span span) {
        PathPattern reached = PathPattern.of("formula.milestone.matching", matching, set);
        MatchSums sums = Gathered.over(span.keep(set), () -> new MatchSums(reached, null, false));
        return sums.value("journeys");
    }
}
