package io.throughline.measure;

import org.jspecify.annotations.Nullable;

/**
 * Two rates and how much b exceeds a, with a 95 % interval and a test; see {@link Newcombe}. The four figures are null where a rate has no
 * units.
 */
public record Difference(
        Rate a,
        Rate b,
        @Nullable Double difference,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double pValue) {

    public static Difference of(ClusterSums a, ClusterSums b, ClusterSums.Shared shared, String of) {
        if (a.n() == 0 || b.n() == 0) {
            return new Difference(a.rate(of), b.rate(of), null, null, null, null);
        }
        Newcombe gap = Newcombe.of(a, b, shared);
        return new Difference(a.rate(of), b.rate(of), gap.difference(), gap.low(), gap.high(), gap.pValue());
    }
}
