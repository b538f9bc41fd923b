package io.throughline.measure;

import org.jspecify.annotations.Nullable;

/**
 * A number that carries its evidence: how many items of how many customers it is drawn from, and a 95 % interval.
 *
 * <p>Range: {@code value} null for n = 0; {@code low}, {@code high} null below 2 customers or an effective size below 2.
 *
 * @param n items
 * @param customers independent units; an item without a customer is one of its own
 * @param deff design effect, at least 1: n / deff independent items would tell as much
 * @param unit of the value and its interval
 * @param of what n counts, in words
 */
public record Estimate(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        long n,
        long customers,
        double deff,
        String unit,
        String of) {

    /** No items, no value. */
    public static Estimate none(String unit, String of) {
        return new Estimate(null, null, null, 0, 0, 1, unit, of);
    }

    /** Whether so few units tell how sure a figure is. */
    static boolean isTooFew(long customers, double effective) {
        return customers < 2 || effective < 2;
    }
}
