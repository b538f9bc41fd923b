package io.throughline.measure;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Student's t distribution, by the regularised incomplete beta function. */
final class StudentT {
    /** From here on the normal distribution is the same to nine digits. */
    private static final double NORMAL = 1e10;

    private StudentT() {}

    /** The chance of a value at least as far from 0 as {@code t}, on either side. @param degrees of freedom, above 0 */
    static double bothTails(double t, double degrees) {
        return RegularizedBeta.value(degrees / (degrees + t * t), degrees / 2, 0.5);
    }

    /** The t whose two tails are 5 %. @param degrees of freedom, at least 1 */
    static double quantile95(double degrees) {
        if (degrees >= NORMAL) {
            return Normal.Z95;
        }
        double low = Normal.Z95;
        double high = 13;
        while (true) {
            double middle = (low + high) / 2;
            if (middle == low || middle == high) {
                return middle;
            }
            boolean below = bothTails(middle, degrees) > 0.05;
            low = below ? middle : low;
            high = below ? high : middle;
        }
    }
}
