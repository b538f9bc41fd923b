package io.throughline.ingest.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In which forms the columns of a file are written, as far as it is known.
 *
 * @param times of the time column
 * @param asked sign of amounts that the sender named; null: plain numbers until a cell shows otherwise
 * @param found sign of amounts by column, of those that were looked at
 * @param paired whether a date and a time of day in two columns are read together where the header shows them
 * @param points whether the format itself has decimal points, so that no point can part thousands
 */
public record Forms(
        TimeForms times, @Nullable DecimalSign asked, Map<String, DecimalSign> found, boolean paired, boolean points) {
    public Forms {
        found = Map.copyOf(found);
    }

    /** Nothing looked at yet. */
    public static Forms of(TimeForms times, @Nullable DecimalSign asked, boolean points) {
        return new Forms(times, asked, Map.of(), true, points);
    }

    public Amounts amounts(String column) {
        return new Amounts(column, sign(column), !points, false);
    }

    /** Reads whole numbers: a reading that is none does not count. */
    public Amounts counts(String column) {
        return new Amounts(column, sign(column), !points, true);
    }

    private @Nullable DecimalSign sign(String column) {
        return asked != null ? asked : found.get(column);
    }
}
