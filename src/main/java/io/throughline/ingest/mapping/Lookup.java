package io.throughline.ingest.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Another file of a delivery in which records look something up.
 *
 * @param name under which expressions see what was found
 * @param recognised columns that tell the file
 * @param key of its rows; the first row of a key counts
 * @param by what a record looks for
 */
public record Lookup(String name, List<String> recognised, Expression key, Expression by) {

    /** @param columns of a file */
    public boolean fits(Set<String> columns) {
        return recognised.stream()
                .allMatch(name -> columns.stream()
                        .anyMatch(column ->
                                column.strip().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))));
    }
}
