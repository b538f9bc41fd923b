package io.throughline.measure;

import static io.throughline.measure.Normal.Z95;

/**
 * The difference of two shares that may have customers in common, b − a.
 *
 * <p>Formula: with x the distances of b's Wilson interval from its share and y those of a's, low = d − √(x₋² − 2φ·x₋·y₊ + y₊²) and
 * high = d + √(x₊² − 2φ·x₊·y₋ + y₋²); φ = Σ eᴬeᴮ / √(Σ eᴬ²·Σ eᴮ²) over customers, e = x − p·n, 0 where a share is 0 or 1. Sizes are
 * effective ones, n / deff; a share of 0 or 1 tells nothing of its own deff and takes the other's. Where every customer has the same
 * counts in both sets the difference is 0 for sure.
 *
 * <p>Source: Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10, and 2635–2650, method 8 (correlation of paired shares).
 */
public final class Newcombe {
    private static final double FARTHEST = 38.5;
    private static final double STRIDE = 0.5;
    private static final int HALVINGS = 50;
    private static final double MIN_EXPECTED = 5;

    private final double pA;
    private final double nA;
    private final double pB;
    private final double nB;
    private final double phi;
    private final boolean same;

    private Newcombe(double pA, double nA, double pB, double nB, double phi, boolean same) {
        this.pA = pA;
        this.nA = nA;
        this.pB = pB;
        this.nB = nB;
        this.phi = phi;
        this.same = same;
    }

    /** Of shares and effective sizes. */
    public static Newcombe of(double pA, double nA, double pB, double nB, double phi) {
        return new Newcombe(pA, nA, pB, nB, phi, false);
    }

    /** Of sums over customers; both sets have units. */
    public static Newcombe of(ClusterSums a, ClusterSums b, ClusterSums.Shared shared) {
        boolean same = a.xx() + b.xx() == 2 * shared.xx() && a.nn() + b.nn() == 2 * shared.nn();
        double deffA = a.rate("").deff();
        double deffB = b.rate("").deff();
        double sizeA = a.n() / (isSure(a) ? deffB : deffA);
        double sizeB = b.n() / (isSure(b) ? deffA : deffB);
        return new Newcombe(a.share(), sizeA, b.share(), sizeB, correlation(a, b, shared), same);
    }

    private static boolean isSure(ClusterSums sums) {
        return sums.x() == 0 || sums.x() == sums.n();
    }

    private static double correlation(ClusterSums a, ClusterSums b, ClusterSums.Shared shared) {
        double spread = Math.sqrt(a.spread() * b.spread());
        if (isSure(a) || isSure(b) || spread == 0) {
            return 0;
        }
        double together =
                shared.xx() + a.share() * b.share() * shared.nn() - (a.share() * shared.nx() + b.share() * shared.xn());
        return Math.max(-1, Math.min(1, together / spread));
    }

    double difference() {
        return same ? 0 : pB - pA;
    }

    public double low() {
        return low(Z95);
    }

    public double high() {
        return high(Z95);
    }

    double low(double z) {
        return same ? 0 : difference() - reach(Wilson.below(pB, nB, z), Wilson.above(pA, nA, z));
    }

    double high(double z) {
        return same ? 0 : difference() + reach(Wilson.above(pB, nB, z), Wilson.below(pA, nA, z));
    }

    private double reach(double x, double y) {
        return Math.sqrt(Math.max(0, x * x + y * y - 2 * phi * (x * y)));
    }

    /** Expected effective counts of at least 5 in both cells of both sets, were the shares equal. */
    public boolean isTestable() {
        double pooled = (pA * nA + pB * nB) / (nA + nB);
        return Math.min(nA, nB) * Math.min(pooled, 1 - pooled) >= MIN_EXPECTED;
    }

    /** The level at which the interval first touches 0; 0 where it does so at none that a double holds. */
    public double pValue() {
        if (difference() == 0) {
            return 1;
        }
        double clear = 0;
        while (!touches(clear + STRIDE)) {
            clear += STRIDE;
            if (clear >= FARTHEST) {
                return 0;
            }
        }
        double touching = clear + STRIDE;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (clear + touching) / 2;
            if (touches(middle)) {
                touching = middle;
            } else {
                clear = middle;
            }
        }
        return Normal.bothTails(touching);
    }

    private boolean touches(double z) {
        return difference() > 0 ? low(z) <= 0 : high(z) >= 0;
    }
}
