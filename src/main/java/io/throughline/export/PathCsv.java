package io.throughline.export;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Reserved;
import io.throughline.path.variant.PathRow;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The path table of the attribution field, which imports and other tools read: {@code path,total_conversions,total_conversion_value,total_null},
 * steps joined by {@code >}. A conversion with nothing before it stands as the path (none).
 */
public final class PathCsv {
    private static final Pattern SIGN = Pattern.compile("(^|\\s)>(\\s|$)");

    private PathCsv() {}

    /** Refuses steps that would read as two. */
    public static void check(List<PathRow> rows) {
        for (PathRow row : rows) {
            for (String step : row.steps()) {
                if (SIGN.matcher(step).find()) {
                    throw new InvalidArgument(
                            "scope",
                            step,
                            "steps without a free-standing >, which parts the steps of a path table: leave them out with"
                                    + " notVisiting, or choose another definition.stepBy");
                }
            }
        }
    }

    public static void write(List<PathRow> rows, Writer to) throws IOException {
        to.write("path,total_conversions,total_conversion_value,total_null\n");
        for (PathRow row : rows) {
            String path = row.steps().isEmpty() ? Reserved.NONE : String.join(" > ", row.steps());
            String value = BigDecimal.valueOf(row.value()).toPlainString();
            to.write(CsvCell.of(path) + ',' + row.converted() + ',' + value + ',' + row.unconverted() + '\n');
        }
    }
}
