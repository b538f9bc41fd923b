package io.throughline.analysis.breakdown;

import io.throughline.measure.Rate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Journeys that began in one unit of calendar time. */
public record TrendPoint(
        OffsetDateTime from,
        long count,
        Rate conversion,
        double value,
        @Nullable Long open) {
    /** Calendar units; weeks begin on Monday. */
    public enum Unit {
        HOUR,
        DAY,
        WEEK,
        MONTH,
        QUARTER
    }
}
