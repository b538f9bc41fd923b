package io.throughline.comparison;

import io.throughline.journey.InvalidArgument;
import org.jspecify.annotations.Nullable;

/**
 * How far two journey graphs lie apart.
 *
 * <p>Range: 0 for equal shares of all edges to 1 for no edge in common; 0 where a set has no journeys.
 *
 * @param pValue null without samples, or where a set has no journeys
 */
public record Divergence(double value, @Nullable Double pValue) {

    /** @param samples permutations; 0: no test */
    public record Request(int samples, long seed) {
        private static final int MAX_SAMPLES = 10_000;

        public Request {
            if (samples < 0 || samples > MAX_SAMPLES) {
                throw new InvalidArgument("samples", samples, "0 to " + MAX_SAMPLES);
            }
        }
    }
}
