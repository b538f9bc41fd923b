package io.throughline.map;

import io.throughline.design.AllowedDeviation;
import io.throughline.design.DeviationKind;
import io.throughline.journey.InvalidArgument;
import org.jspecify.annotations.Nullable;

/**
 * A deviation from the map's design that somebody allowed: it is counted and costs nothing.
 *
 * @param kind SKIPPED or EXTRA
 * @param step of a skip the id of the design's step, of an extra visit the id of the journey's step
 * @param allowed who allowed it, and when; null before it is kept
 */
public record AllowedStep(
        DeviationKind kind,
        String step,
        @Nullable String why,
        @Nullable Signed allowed) {
    public AllowedStep {
        Checked.text("why", why);
        if (kind == DeviationKind.OUT_OF_ORDER) {
            throw new InvalidArgument("kind", kind, "SKIPPED or EXTRA: allow both where a step may come elsewhere");
        }
    }

    AllowedDeviation deviation() {
        return new AllowedDeviation(kind, step);
    }

    public AllowedStep signed(@Nullable Signed by) {
        return new AllowedStep(kind, step, why, by);
    }
}
