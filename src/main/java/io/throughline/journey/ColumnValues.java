package io.throughline.journey;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The distinct values of a column, by code; each distinct text has one code.
 *
 * <p>A number is a decimal one without leading zeros and of at most 15 digits, since {@code 007} and longer digit strings are names.
 * Whether the column holds numbers, {@link ColumnReading} tells.
 */
public final class ColumnValues {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?");
    private static final int EXACT_DIGITS = 15;

    private final String[] texts;
    private final double[] numbers;
    private final ColumnReading reading;

    private ColumnValues(String[] texts, double[] numbers, ColumnReading reading) {
        this.texts = texts;
        this.numbers = numbers;
        this.reading = reading;
    }

    /** @param cells how many hold each text; texts of none are left over from data that has been replaced */
    public static ColumnValues of(List<String> texts, int[] cells) {
        double[] numbers = new double[texts.size()];
        Arrays.fill(numbers, Double.NaN);
        ColumnReading.Counter counter = new ColumnReading.Counter();
        for (int code = 0; code < numbers.length; code++) {
            if (cells[code] > 0) {
                numbers[code] = number(texts.get(code));
                counter.add(texts.get(code), cells[code], !Double.isNaN(numbers[code]));
            }
        }
        return new ColumnValues(texts.toArray(String[]::new), numbers, counter.reading());
    }

    /** Every text in use, once. */
    public static ColumnValues of(List<String> texts) {
        int[] cells = new int[texts.size()];
        Arrays.fill(cells, 1);
        return of(texts, cells);
    }

    /** Whether a text is a number wherever numbers are compared. */
    public static boolean isNumber(String text) {
        return !Double.isNaN(number(text));
    }

    /** NaN where a text is no number. */
    static double number(String text) {
        boolean plain = NUMBER.matcher(text).matches()
                && text.chars().filter(c -> c >= '0' && c <= '9').count() <= EXACT_DIGITS;
        return plain ? Double.parseDouble(text) : Double.NaN;
    }

    public int size() {
        return texts.length;
    }

    public String text(int code) {
        return texts[code];
    }

    /** The number, null where it is none; or the text. */
    public @Nullable Object find(int code, boolean number) {
        if (!number) {
            return texts[code];
        }
        return Double.isNaN(numbers[code]) ? null : (Object) numbers[code];
    }

    /** How the column is read, and what in it does not fit. */
    public ColumnReading reading() {
        return reading;
    }

    /** The column holds numbers; a value that is none is missing wherever numbers are compared. */
    public boolean numeric() {
        return reading.numeric();
    }

    /** The value as a number, NaN where it is none. */
    public double number(int code) {
        return numbers[code];
    }
}
