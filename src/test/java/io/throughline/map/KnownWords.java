package io.throughline.map;

import io.throughline.journey.InvalidArgument;
import io.throughline.kpi.KpiFormula;
import java.util.Map;
import java.util.Set;

/** Words of a small shop. A pattern with a question mark, and a scope with another member than channels, are faults. */
record KnownWords() implements MapWords {
    @Override
    public Set<String> touchpoints() {
        return Set.of("home", "cart", "checkout", "payment", "cart-reminder", "purchase", "support-chat", "newsletter");
    }

    @Override
    public Set<String> personas() {
        return Set.of("web-researcher", "app-native");
    }

    @Override
    public void checkPattern(String pattern, JourneyMap map) {
        if (pattern.contains("?")) {
            throw new InvalidArgument("pattern", pattern, "a pattern");
        }
    }

    @Override
    public void checkFormula(KpiFormula formula) {}

    @Override
    public void checkScope(Map<String, Object> members) {
        if (!Set.of("channels").containsAll(members.keySet())) {
            throw new InvalidArgument("scope", members, "channels");
        }
    }
}
