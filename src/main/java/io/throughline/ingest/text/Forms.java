package io.throughline.ingest.text;

import org.jspecify.annotations.Nullable;

/**
 * In which forms the columns of a file are written, as far as it is known.
 *
 * @param times of the time column
 * @param decimal sign of amounts; null: plain numbers until a cell shows otherwise
 * @param paired whether a date and a time of day in two columns are read together where the header shows them
 * @param points whether the format itself has decimal points, so that no point can part thousands
 */
public record Forms(TimeForms times, @Nullable DecimalSign decimal, boolean paired, boolean points) {
    public Amounts amounts(String column) {
        return new Amounts(column, decimal, !points);
    }
}
