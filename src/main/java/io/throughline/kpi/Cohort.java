package io.throughline.kpi;

import io.throughline.measure.Rate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Customers who were active first in the same period.
 *
 * @param from the beginning of that period
 * @param to the beginning of the next
 * @param active by periods later, from 0: those who were active then / the customers, as far as these periods have ended
 */
public record Cohort(OffsetDateTime from, OffsetDateTime to, long customers, List<Rate> active) {
    public Cohort {
        active = List.copyOf(active);
    }
}
