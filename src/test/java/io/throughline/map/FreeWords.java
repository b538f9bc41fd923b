package io.throughline.map;

import io.throughline.kpi.KpiFormula;
import java.util.Map;
import java.util.Set;

/** Takes every pattern, and knows a few ids. */
public record FreeWords() implements MapWords {
    @Override
    public Set<String> touchpoints() {
        return Set.of("search", "store", "nowhere");
    }

    @Override
    public Set<String> personas() {
        return Set.of("reader", "late");
    }

    @Override
    public void checkPattern(String pattern, JourneyMap map) {}

    @Override
    public void checkFormula(KpiFormula formula) {}

    @Override
    public void checkScope(Map<String, Object> members) {}
}
