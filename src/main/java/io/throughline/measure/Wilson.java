package io.throughline.measure;

/**
 * Wilson's score interval of a share at any level, as distances from the share.
 *
 * <p>Source: Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927) 209–212.
 */
final class Wilson {
    private Wilson() {}

    /** How far the lower end lies below {@code p}; {@code n} may be an effective size. */
    static double below(double p, double n, double z) {
        return p == 0 ? 0 : Math.min(p, Math.max(0, half(p, n, z) - shift(p, n, z)));
    }

    /** How far the upper end lies above {@code p}. */
    static double above(double p, double n, double z) {
        return p == 1 ? 0 : Math.min(1 - p, Math.max(0, half(p, n, z) + shift(p, n, z)));
    }

    /** From the share to the interval's centre. */
    private static double shift(double p, double n, double z) {
        return z * z / n * (0.5 - p) / (1 + z * z / n);
    }

    private static double half(double p, double n, double z) {
        return z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    }
}
