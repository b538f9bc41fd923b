package io.throughline.analysis.persona;

import io.throughline.measure.Rate;
import java.util.List;

/**
 * How far personas describe all customers.
 *
 * @param unassigned customers who fit none / all customers
 * @param overlaps of each pair, {@code a} before {@code b} by id
 */
public record PersonaCoverage(Rate unassigned, List<Overlap> overlaps) {
    public PersonaCoverage {
        overlaps = List.copyOf(overlaps);
    }

    /** Customers who fit both. */
    public record Overlap(String a, String b, long customers) {}
}
