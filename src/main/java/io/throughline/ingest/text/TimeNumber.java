package io.throughline.ingest.text;

import io.throughline.journey.Years;
import java.math.BigDecimal;

/** A number from 0 in a time column, with a fraction or an exponent where it has one; exact to 1e-9. Reused from cell to cell. */
final class TimeNumber {
    private static final long LAST = Long.MAX_VALUE / 10 - 1;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000L);

    private long whole;
    private int nanos;
    private int decimals;
    private int digits;
    private int mantissa;

    /** Reads a number; false where the text is none. What is too large is taken for the largest number. */
    boolean read(char[] c, int from, int to) {
        whole = 0;
        nanos = 0;
        decimals = 0;
        mantissa = 0;
        int i = from;
        for (; i < to && c[i] >= '0' && c[i] <= '9'; i++) {
            whole = whole > LAST ? Long.MAX_VALUE : whole * 10 + (c[i] - '0');
        }
        digits = i == to ? i - from : 0;
        if (i == to || i == from) {
            return i > from;
        }
        if (c[i] == '.' || c[i] == ',') {
            int start = ++i;
            for (int unit = 100_000_000; i < to && c[i] >= '0' && c[i] <= '9'; i++, unit /= 10) {
                nanos += (c[i] - '0') * unit;
            }
            decimals = i - start;
            if (i == to) {
                return decimals > 0;
            }
        }
        return (c[i] == 'e' || c[i] == 'E') && readExponent(new String(c, from, to - from));
    }

    /** The part before the decimal point. */
    long whole() {
        return whole;
    }

    /** The fraction in billionths. */
    int nanos() {
        return nanos;
    }

    /** How many decimals are written. */
    int decimals() {
        return decimals;
    }

    /** Digits written where an exponent stands for more of them; 0 otherwise. */
    int mantissa() {
        return mantissa;
    }

    /** Digits written where there is nothing else; 0 otherwise. */
    int digits() {
        return digits;
    }

    /** This number of a unit of time in microseconds; what is beyond any time stays beyond. */
    long micros(long perUnit, long unitsPerMicro) {
        if (unitsPerMicro > 1) {
            return whole / unitsPerMicro;
        }
        return whole > Years.END / perUnit ? Years.END : whole * perUnit + nanos * perUnit / 1_000_000_000L;
    }

    private boolean readExponent(String text) {
        try {
            BigDecimal number = new BigDecimal(text.replace(',', '.'));
            boolean large = number.precision() - number.scale() > 19 || number.compareTo(LARGEST) > 0;
            if (large || number.scale() > 30) {
                whole = Long.MAX_VALUE;
                return number.scale() <= 30;
            }
            whole = number.longValue();
            nanos = number.subtract(BigDecimal.valueOf(whole)).multiply(BILLION).intValue();
            decimals = Math.max(0, number.scale());
            mantissa = number.scale() < 0 ? number.precision() : 0;
            return true;
        } catch (NumberFormatException none) {
            return false;
        }
    }
}
