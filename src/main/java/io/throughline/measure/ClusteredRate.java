package io.throughline.measure;

/**
 * Sums from which a {@link Rate} over clustered units is made; add each customer once, in any order.
 *
 * <p>Formula: deff = max(1, s²) with s² = n·C/(C−1)·Σc (xc − p·nc)² / (n²·p(1−p)) over the C customers with nc &gt; 0; 1 where p is 0
 * or 1, or C &lt; 2, or each customer counts once. All sums are whole numbers, so the result does not depend on the order of addition.
 */
public final class ClusteredRate {
    private long customers;
    private long numerator;
    private long denominator;
    private long xx;
    private long xn;
    private long nn;

    /** One customer with {@code x} successes among {@code n} units; n = 0 adds nothing. */
    public void add(long x, long n) {
        if (n == 0) {
            return;
        }
        customers++;
        numerator += x;
        denominator += n;
        xx += x * x;
        xn += x * n;
        nn += n * n;
    }

    /** Many customers at once, from sums kept elsewhere: Σx, Σn, Σx², Σx·n, Σn². */
    public void addSums(long customers, long x, long n, long xx, long xn, long nn) {
        this.customers += customers;
        numerator += x;
        denominator += n;
        this.xx += xx;
        this.xn += xn;
        this.nn += nn;
    }

    public void add(ClusteredRate other) {
        addSums(other.customers, other.numerator, other.denominator, other.xx, other.xn, other.nn);
    }

    public Rate rate(String of) {
        return Rate.of(numerator, denominator, deff(), of);
    }

    private double deff() {
        boolean eachOnce = nn == denominator && customers == denominator;
        if (customers < 2 || numerator == 0 || numerator == denominator || eachOnce) {
            return 1;
        }
        double n = denominator;
        double p = numerator / n;
        double squares = xx - 2 * p * xn + p * p * nn;
        double s2 = n * customers / (customers - 1.0) * squares / (n * n * p * (1 - p));
        return Math.max(1, s2);
    }
}
