package io.throughline.quality;

import java.util.List;

/**
 * How one rule fared in one import.
 *
 * @param column empty where the rule is about whole rows, or journeys
 * @param error whether it is one where it is broken; else a warning
 * @param measured rows, customers, interactions or seconds, as its metric says; percent of rows where it says so
 * @param holds whether that is within its bound
 * @param lines of the first ten rows that break it
 */
public record RuleResult(String rule, String column, boolean error, double measured, boolean holds, List<Long> lines) {
    public RuleResult {
        lines = List.copyOf(lines);
    }
}
