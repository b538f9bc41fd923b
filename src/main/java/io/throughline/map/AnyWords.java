package io.throughline.map;

import io.throughline.kpi.KpiFormula;
import java.util.Map;
import java.util.Set;

/** Takes every word: for texts that were checked when they were kept. */
record AnyWords() implements MapWords {
    @Override
    public boolean tells() {
        return false;
    }

    @Override
    public Set<String> touchpoints() {
        return Set.of();
    }

    @Override
    public Set<String> personas() {
        return Set.of();
    }

    @Override
    public void checkPattern(String pattern, JourneyMap map) {}

    @Override
    public void checkFormula(KpiFormula formula) {}

    @Override
    public void checkScope(Map<String, Object> members) {}
}
