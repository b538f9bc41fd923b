package io.throughline.path.variant;

import io.throughline.measure.Distribution;
import io.throughline.measure.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the ranking of paths. */
public record Paths(List<Entry> entries, long totalCount, boolean hasNextPage, boolean hasPreviousPage) {

    /** Whole journeys, or windows of consecutive steps within them. */
    public enum Span {
        JOURNEY,
        WINDOW
    }

    /** Most first: by journeys, by converted journeys and then by all, by the lower end of conversion, or by value. Ties by steps, lexicographic. */
    public enum Order {
        COUNT,
        CONVERTED,
        CONVERSION,
        VALUE
    }

    /** A path with its figures and the cursor after it. */
    public record Entry(String cursor, Path path) {}

    /** See the schema for the meaning of each figure. */
    public record Path(
            List<String> steps,
            long count,
            long occurrences,
            Rate shareOfAll,
            Rate conversion,
            double value,
            @Nullable Distribution seconds) {}

    /** @param length steps of a window; null for whole journeys */
    public record Request(
            int first,
            @Nullable String after,
            Span span,
            @Nullable Integer length,
            Order orderBy,
            long minCount) {}
}
