package io.throughline.measure;

/**
 * Tails of the standard normal distribution.
 *
 * <p>Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.6 (a series of positive terms) and 7.1.14 (a continued
 * fraction). Range: relative error below 1e-13 up to z = 38, 0 beyond what a double holds.
 */
public final class Normal {
    private static final double SQRT_PI = 1.7724538509055160273;
    private static final double SERIES_UP_TO = 2;
    private static final int MOST_TERMS = 500;

    private Normal() {}

    /** The chance of a value at least as far from 0 as {@code z}, on either side. */
    public static double bothTails(double z) {
        return erfc(Math.abs(z) / Math.sqrt(2));
    }

    /** 1 − erf(x) for x ≥ 0. */
    private static double erfc(double x) {
        return x < SERIES_UP_TO ? 1 - series(x) : fraction(x);
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < MOST_TERMS && term > sum * 1e-18; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / SQRT_PI * Math.exp(-x * x) * sum;
    }

    /** √π·e^(x²)·erfc(x) = 1/(x + ½/(x + 1/(x + 1½/(x + …)))), from the inside out. */
    private static double fraction(double x) {
        double rest = x;
        for (int n = MOST_TERMS; n > 0; n--) {
            rest = x + n / 2.0 / rest;
        }
        return Math.exp(-x * x) / (SQRT_PI * rest);
    }
}
