package io.throughline.quality;

import java.util.List;

/** What is agreed on the files of a source. @param columns those of which anything is said */
public record Contract(List<QualityRule> rules, List<ColumnMeaning> columns) {
    /** Nothing is agreed. */
    public static final Contract NONE = new Contract(List.of(), List.of());

    public Contract {
        rules = List.copyOf(rules);
        columns = List.copyOf(columns);
    }

    public boolean isEmpty() {
        return rules.isEmpty() && columns.isEmpty();
    }
}
