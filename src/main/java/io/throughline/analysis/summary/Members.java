package io.throughline.analysis.summary;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the journeys themselves, by start time, ties by a hash of the customer's id, then by number. */
public record Members(List<Entry> entries, long totalCount, boolean hasNextPage, boolean hasPreviousPage) {

    /** A journey with the cursor after it. */
    public record Entry(String cursor, Member member) {}

    /** One journey of one customer; start and end are null where the log has step numbers. */
    public record Member(
            String customer,
            int number,
            List<String> steps,
            @Nullable OffsetDateTime start,
            @Nullable OffsetDateTime end,
            boolean converted,
            double value) {}
}
