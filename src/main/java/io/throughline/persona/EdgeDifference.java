package io.throughline.persona;

import org.jspecify.annotations.Nullable;

/**
 * One transition in two sets of journeys.
 *
 * @param probabilityA count / all transitions out of {@code from} in a; null where there are none
 * @param pValue null where it is not tested; so are the other values of tests
 * @param medianSecondsA median seconds from leaving {@code from} to entering {@code to}; null where there are no times
 */
public record EdgeDifference(
        String from,
        String to,
        @Nullable Double probabilityA,
        @Nullable Double probabilityB,
        long countA,
        long countB,
        @Nullable Double pValue,
        @Nullable Double qValue,
        @Nullable Double medianSecondsA,
        @Nullable Double medianSecondsB,
        @Nullable Double timeQValue) {}
