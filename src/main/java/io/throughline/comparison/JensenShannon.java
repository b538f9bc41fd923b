package io.throughline.comparison;

/**
 * The Jensen–Shannon divergence of two lists of counts.
 *
 * <p>Formula: ½·Σ p·log₂(p/m) + ½·Σ q·log₂(q/m), m = (p + q)/2. Source: Lin, IEEE Transactions on Information Theory 37 (1991)
 * 145–151. Range: [0, 1]; 0 where a list is empty.
 */
final class JensenShannon {
    private static final double LOG2 = Math.log(2);

    private JensenShannon() {}

    static double of(long[] a, long[] b) {
        double allA = total(a);
        double allB = total(b);
        if (allA == 0 || allB == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double p = a[i] / allA;
            double q = b[i] / allB;
            sum += part(p, p + q) + part(q, p + q);
        }
        return Math.max(0, Math.min(1, sum / 2));
    }

    private static double part(double p, double both) {
        return p == 0 ? 0 : p * Math.log(2 * p / both) / LOG2;
    }

    static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
