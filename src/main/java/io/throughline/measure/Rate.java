package io.throughline.measure;

import static io.throughline.measure.Normal.Z95;

import org.jspecify.annotations.Nullable;

/**
 * A share that carries its evidence: numerator, denominator and a 95 % interval.
 *
 * <p>Formula: Wilson's score interval on the effective sample, numerator and denominator divided by {@code deff}.
 *
 * <p>Range: {@code value}, {@code low}, {@code high} in [0, 1], all null for denominator 0.
 *
 * @param of what the denominator counts, in words
 */
public record Rate(
        @Nullable Double value,
        long numerator,
        long denominator,
        @Nullable Double low,
        @Nullable Double high,
        double deff,
        String of) {

    /** A rate whose units are independent of each other. */
    public static Rate of(long numerator, long denominator, String of) {
        return of(numerator, denominator, 1, of);
    }

    /** A rate over units that cluster by customer, {@code deff} ≥ 1 being the design effect. */
    public static Rate of(long numerator, long denominator, double deff, String of) {
        if (numerator < 0 || numerator > denominator || !(deff >= 1)) {
            throw new IllegalArgumentException(
                    "rate of " + of + ": " + numerator + " / " + denominator + ", deff " + deff);
        }
        if (denominator == 0) {
            return new Rate(null, 0, 0, null, null, 1, of);
        }
        double p = (double) numerator / denominator;
        double n = denominator / deff;
        double centre = (p + Z95 * Z95 / (2 * n)) / (1 + Z95 * Z95 / n);
        double half = Z95 / (1 + Z95 * Z95 / n) * Math.sqrt(p * (1 - p) / n + Z95 * Z95 / (4 * n * n));
        double low = numerator == 0 ? 0 : Math.max(0, centre - half);
        double high = numerator == denominator ? 1 : Math.min(1, centre + half);
        return new Rate(p, numerator, denominator, low, high, deff, of);
    }
}
