package io.throughline.kpi;

import io.throughline.journey.JourneySet;
import io.throughline.path.pattern.PathPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Journeys (customers) that match both patterns / those that match the denominator. A customer matches where any journey does.
 */
public record PatternRatio(String numerator, String denominator, boolean byCustomer) implements JourneyFormula {
    static final String NAME = "ratio";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object argument() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("numerator", numerator);
        named.put("denominator", denominator);
        if (byCustomer) {
            named.put("by", new FormulaText.Word("CUSTOMER"));
        }
        return named;
    }

    @Override
    public String definition() {
        String who = byCustomer ? "Customers with a journey that matches " : "Journeys that match ";
        return who + numerator + " among those with " + denominator + " / those with " + denominator + ".";
    }

    @Override
    public List<KpiValue> each(JourneySet set, Spans spans) {
        PathPattern wanted = PathPattern.of("formula.ratio.numerator", numerator, set);
        PathPattern among = PathPattern.of("formula.ratio.denominator", denominator, set);
        String of = (byCustomer ? "customers" : "journeys") + " that match " + denominator;
        return MatchSums.each(set, spans, wanted, among, byCustomer).stream()
                .map(sums -> sums.value(of))
                .toList();
    }
}
