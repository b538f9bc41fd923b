package io.throughline.measure;

/**
 * What a rate clustered by customer is made of.
 *
 * @param customers those with n &gt; 0
 * @param x Σ successes
 * @param n Σ units
 * @param xx Σ x² by customer
 * @param xn Σ x·n by customer
 * @param nn Σ n² by customer
 */
public record ClusterSums(long customers, long x, long n, long xx, long xn, long nn) {

    /**
     * Sums over the same customers, a customer's counts in the two sets multiplied; a customer of one set only adds 0.
     *
     * @param xx Σ xᴬ·xᴮ
     * @param xn Σ xᴬ·nᴮ
     * @param nx Σ nᴬ·xᴮ
     * @param nn Σ nᴬ·nᴮ
     */
    public record Shared(long xx, long xn, long nx, long nn) {}

    public Rate rate(String of) {
        ClusteredRate rate = new ClusteredRate();
        rate.addSums(customers, x, n, xx, xn, nn);
        return rate.rate(of);
    }

    /** x / n; NaN for no units. */
    public double share() {
        return (double) x / n;
    }

    /** Σ (x − p·n)² over customers, never below 0. */
    double spread() {
        double p = share();
        return Math.max(0, xx - 2 * p * xn + p * p * nn);
    }
}
