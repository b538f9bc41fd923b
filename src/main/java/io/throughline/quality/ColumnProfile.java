package io.throughline.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of one column hold.
 *
 * <p>Invariant: empty + filled = rows of its table; typed ≤ filled.
 *
 * @param table file of the delivery it stands in; empty where the file is alone; {@link TableSketch#INTERACTIONS}, behind the file, where a mapping made the
 *     rows
 * @param exact whether distinct values are counted; else they are estimated (standard error 0.8 %), and top values are those among the first
 *     4,096 different ones
 * @param unique values of one cell only; null where they are estimated
 * @param repeated values of several cells; null where they are estimated
 * @param type what most filled cells look like; null where none is filled
 * @param typed filled cells of that type
 * @param numbers null where the type is no number
 * @param keyCandidate each row has a value of its own; where distinct values are estimated: as far as can be told
 * @param sameAs columns of the table that hold the same in each row
 * @param values which different ones there are; null for a profile of before they were kept
 */
public record ColumnProfile(
        String table,
        String name,
        long empty,
        long filled,
        long distinct,
        boolean exact,
        @Nullable Long unique,
        @Nullable Long repeated,
        @Nullable CellType type,
        long typed,
        @Nullable Numbers numbers,
        int minLength,
        int maxLength,
        List<ValueCount> topValues,
        List<ValueCount> patterns,
        boolean keyCandidate,
        List<String> sameAs,
        @Nullable ValueSketch values) {

    public ColumnProfile {
        topValues = List.copyOf(topValues);
        patterns = List.copyOf(patterns);
        sameAs = List.copyOf(sameAs);
    }

    /** Of cells that are numbers. @param median exact up to 8,192 numbers, else of an even choice of as many */
    public record Numbers(double min, double max, double mean, double median) {}
}
