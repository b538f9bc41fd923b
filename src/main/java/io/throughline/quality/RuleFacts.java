package io.throughline.quality;

import io.throughline.journey.ImportFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Results of rules as facts that are kept with an import, and back. */
public final class RuleFacts {
    /** Of one rule. */
    public static final String RULE = "RULE";
    /** Of all rules together. */
    public static final String RULES = "RULES";

    private RuleFacts() {}

    static List<ImportFact> of(List<RuleResult> results, long warned) {
        List<ImportFact> facts = new ArrayList<>();
        results.forEach(result -> facts.add(new ImportFact(RULE, figures(result))));
        if (!results.isEmpty()) {
            facts.add(new ImportFact(RULES, Map.of("warned", warned)));
        }
        return facts;
    }

    private static Map<String, @Nullable Object> figures(RuleResult result) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("rule", result.rule());
        figures.put("column", result.column());
        figures.put("error", result.error());
        figures.put("measured", result.measured());
        figures.put("holds", result.holds());
        figures.put("lines", result.lines());
        return figures;
    }

    /** The rules among the facts of one import, in their order. */
    public static List<RuleResult> results(List<ImportFact> facts) {
        return facts.stream()
                .filter(fact -> fact.kind().equals(RULE))
                .map(RuleFacts::result)
                .toList();
    }

    /** Rows that break a rule and were taken all the same. */
    public static long warned(List<ImportFact> facts) {
        return facts.stream()
                .filter(fact -> fact.kind().equals(RULES))
                .mapToLong(fact -> (Long) Objects.requireNonNull(fact.figures().get("warned")))
                .sum();
    }

    private static RuleResult result(ImportFact fact) {
        Map<String, @Nullable Object> figures = fact.figures();
        List<?> lines = (List<?>) Objects.requireNonNull(figures.get("lines"));
        return new RuleResult(
                String.valueOf(figures.get("rule")),
                String.valueOf(figures.get("column")),
                Boolean.TRUE.equals(figures.get("error")),
                ((Number) Objects.requireNonNull(figures.get("measured"))).doubleValue(),
                Boolean.TRUE.equals(figures.get("holds")),
                lines.stream().map(line -> ((Number) line).longValue()).toList());
    }
}
