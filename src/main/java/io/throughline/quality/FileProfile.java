package io.throughline.quality;

import java.util.List;

/**
 * What is known of a file.
 *
 * @param columns what they hold, in their order
 * @param journeys what is odd about its interactions
 * @param results how each rule fared
 * @param warned rows that break a rule and were taken all the same
 */
public record FileProfile(List<ColumnProfile> columns, JourneyProfile journeys, List<RuleResult> results, long warned) {
    public FileProfile {
        columns = List.copyOf(columns);
        results = List.copyOf(results);
    }

    /** This, with the columns of another. */
    public FileProfile withColumns(FileProfile other) {
        return new FileProfile(other.columns, journeys, results, warned);
    }
}
