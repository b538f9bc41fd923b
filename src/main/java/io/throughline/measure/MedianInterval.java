package io.throughline.measure;

import io.throughline.measure.KaplanMeier.Sorted;
import org.jspecify.annotations.Nullable;

/**
 * The median of times of which part was only observed for a while, with a 95 % interval.
 *
 * <p>Formula: the times t at which the interval of S(t) holds ½; that interval is S(t)^exp(±z·√(deff·G(t))/ln S(t)), G(t) = Σ d/(n(n − d)) over times of arrival up to t.
 *
 * <p>Source: Brookmeyer and Crowley, Biometrics 38 (1982) 29–41; Greenwood's variance, on the scale log(−log S).
 *
 * @param value the smallest time after which at most half have not arrived; null where the curve does not fall so far
 * @param low null where nobody arrives
 * @param high null where the upper limit does not fall to ½
 */
public record MedianInterval(
        @Nullable Long value, @Nullable Long low, @Nullable Long high) {
    private static final double HALF = 0.5 + 1e-12;

    /** @param deff by how much alike times of one customer shrink the sample, at least 1 */
    public static MedianInterval of(Sorted arrived, Sorted lost, double deff) {
        Long value = null;
        Long low = null;
        Long high = null;
        double share = 1;
        double greenwood = 0;
        int gone = lost.from();
        for (int i = arrived.from(); i < arrived.to() && high == null; ) {
            long time = arrived.values()[i];
            int next = i;
            while (next < arrived.to() && arrived.values()[next] == time) {
                next++;
            }
            while (gone < lost.to() && lost.values()[gone] < time) {
                gone++;
            }
            double atRisk = (arrived.to() - i) + (lost.to() - gone);
            double arrivals = next - i;
            share *= 1 - arrivals / atRisk;
            greenwood += arrivals / (atRisk * (atRisk - arrivals));
            value = value == null && share <= HALF ? (Long) time : value;
            low = low == null && limit(share, deff * greenwood, 1) <= HALF ? (Long) time : low;
            high = limit(share, deff * greenwood, -1) <= HALF ? (Long) time : null;
            i = next;
        }
        return new MedianInterval(value, low, high);
    }

    /** @param side 1 for the lower limit of the curve, −1 for the upper one */
    private static double limit(double share, double variance, int side) {
        if (share <= 0) {
            return 0;
        }
        double power = Math.exp(-side * Normal.Z95 * Math.sqrt(variance) / Math.log(share));
        return Math.pow(share, power);
    }
}
