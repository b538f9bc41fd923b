package io.throughline.ingest.text;

import io.throughline.journey.ImportRefused;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the cells of a column say about its decimal sign. */
final class DecimalEvidence {
    /** How many cells of the other form a column may hold before it is refused: 1 in 100. */
    private static final long TOLERANCE = 100;

    private final WrittenNumber written = new WrittenNumber();
    private long point;
    private long comma;
    private long both;
    private String pointExample = "";
    private String commaExample = "";
    private String example = "";

    /** @param asPoint the number that cells hold with a decimal point, NaN where none; {@code asComma} likewise */
    void add(double asPoint, double asComma, String text, long cells) {
        if (Double.isNaN(asPoint) != Double.isNaN(asComma)) {
            if (Double.isNaN(asComma)) {
                pointExample = point == 0 ? text : pointExample;
                point += cells;
            } else {
                commaExample = comma == 0 ? text : commaExample;
                comma += cells;
            }
        } else if (asPoint != asComma && !Double.isNaN(asPoint)) {
            example = both == 0 ? text : example;
            both += cells;
        }
    }

    /** Whether a cell can only be read with this sign. */
    boolean proves(DecimalSign sign) {
        return (sign == DecimalSign.POINT ? point : comma) > 0;
    }

    /** Whether there is a cell that is another number with either sign, and none that tells. */
    boolean isOpen() {
        return both > 0 && point == 0 && comma == 0;
    }

    boolean isMixed() {
        return Math.min(point, comma) * TOLERANCE > Math.max(point, comma);
    }

    /** The sign that most cells need; null where none needs one. */
    @Nullable
    DecimalSign needed() {
        return point == comma && point == 0 ? null : point > comma ? DecimalSign.POINT : DecimalSign.COMMA;
    }

    ImportRefused mixed(String column) {
        return new ImportRefused(
                column + " holds numbers such as '" + pointExample
                        + "' with a decimal point and such as '" + commaExample
                        + "' with a decimal comma; say decimal=POINT or decimal=COMMA, cells of the other form are left empty then.");
    }

    ImportRefused undecided(String column) {
        char[] c = example.toCharArray();
        return new ImportRefused(String.format(
                Locale.ROOT,
                "Every number of %s with a point or comma, such as '%s', can be %s (decimal=POINT) or %s (decimal=COMMA); say which.",
                column,
                example,
                plain(written.read(c, 0, c.length, DecimalSign.POINT)),
                plain(written.read(c, 0, c.length, DecimalSign.COMMA))));
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
