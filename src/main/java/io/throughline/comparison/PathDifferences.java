package io.throughline.comparison;

import io.throughline.measure.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often two sets take each path; strongest evidence first. */
public record PathDifferences(long tested, List<PathDifference> paths) {

    /** A whole journey's steps, and its share of all journeys of each set; p and q are null where it was not tested. */
    public record PathDifference(
            List<String> steps,
            Rate a,
            Rate b,
            @Nullable Double pValue,
            @Nullable Double qValue) {}
}
