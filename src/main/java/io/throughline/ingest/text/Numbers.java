package io.throughline.ingest.text;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/** Reads decimal numbers out of a character buffer. */
public final class Numbers {
    private static final double[] TEN = new double[23];

    static {
        TEN[0] = 1;
        for (int i = 1; i < TEN.length; i++) {
            TEN[i] = TEN[i - 1] * 10;
        }
    }

    private Numbers() {}

    /** The finite number written there; NaN where it is none. Correctly rounded, as {@link Double#parseDouble} is. */
    public static double read(char[] c, int from, int to) {
        int i = from;
        boolean negative = i < to && c[i] == '-';
        if (i < to && (c[i] == '-' || c[i] == '+')) {
            i++;
        }
        long digits = 0;
        int count = 0;
        int decimals = -1;
        for (; i < to; i++) {
            char ch = c[i];
            if (ch >= '0' && ch <= '9') {
                digits = digits * 10 + (ch - '0');
                count++;
                decimals += decimals >= 0 ? 1 : 0;
            } else if (ch == '.' && decimals < 0) {
                decimals = 0;
            } else {
                return readSlowly(c, from, to);
            }
            if (count > 15) {
                return readSlowly(c, from, to);
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        double number = decimals > 0 ? digits / TEN[decimals] : digits;
        return negative ? -number : number;
    }

    private static double readSlowly(char[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            if ("0123456789+-.eE".indexOf(c[i]) < 0) {
                return Double.NaN;
            }
        }
        try {
            double number = JavaDoubleParser.parseDouble(c, from, to - from);
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
