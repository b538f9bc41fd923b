package io.throughline.kpi;

import io.throughline.journey.JourneySet;
import io.throughline.path.pattern.PathPattern;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Journeys (customers) that match both patterns / those that match the denominator. A customer matches where any journey does.
 */
public record PatternRatio(String numerator, String denominator, boolean byCustomer) implements KpiFormula {
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
    public KpiValue over(JourneySet set, Span span) {
        PathPattern wanted = PathPattern.of("formula.ratio.numerator", numerator, set);
        PathPattern among = PathPattern.of("formula.ratio.denominator", denominator, set);
        MatchSums sums = Gathered.over(span.keep(set), () -> new MatchSums(wanted, among, byCustomer));
        return sums.value((byCustomer ? "customers" : "journeys") + " that match " + denominator);
    }
}
