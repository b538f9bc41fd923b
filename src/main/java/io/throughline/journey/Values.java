package io.throughline.journey;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The distinct values of a column, by code; each distinct text has one code.
 *
 * <p>A column holds numbers where every value in use is one: a decimal number without leading zeros and of at most 15 digits, since
 * {@code 007} and longer digit strings are names.
 */
public final class Values {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?");
    private static final int EXACT_DIGITS = 15;

    private final String[] texts;
    private final double[] numbers;
    private final boolean numeric;

    private Values(String[] texts, double[] numbers, boolean numeric) {
        this.texts = texts;
        this.numbers = numbers;
        this.numeric = numeric;
    }

    /** @param used codes that occur in the data; the others are left over from data that has been replaced */
    public static Values of(List<String> texts, BitSet used) {
        double[] numbers = new double[texts.size()];
        Arrays.fill(numbers, Double.NaN);
        boolean all = !used.isEmpty();
        for (int code = used.nextSetBit(0); code >= 0; code = used.nextSetBit(code + 1)) {
            numbers[code] = number(texts.get(code));
            all &= !Double.isNaN(numbers[code]);
        }
        return new Values(texts.toArray(String[]::new), numbers, all);
    }

    /** Every text in use. */
    public static Values of(List<String> texts) {
        BitSet used = new BitSet();
        used.set(0, texts.size());
        return of(texts, used);
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

    /** Every value in use is a number, and there is one. */
    public boolean numeric() {
        return numeric;
    }

    /** The value as a number, NaN where it is none. */
    public double number(int code) {
        return numbers[code];
    }
}
