package io.throughline.identity;

import io.throughline.identity.Resolution.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What joining made of identifiers.
 *
 * @param identifiers that records or people spoke of
 * @param customers that they are
 * @param sizes how many customers have how many identifiers, by number of identifiers
 * @param refused joins that did not take place, by name
 * @param shared devices seen with more than one customer, by name
 */
public record IdentitySummary(
        long identifiers, long customers, List<Size> sizes, List<Refused> refused, List<String> shared) {
    /** Customers with one number of identifiers. */
    public record Size(int identifiers, long customers) {}

    public static IdentitySummary of(Evidence evidence, Resolution resolution) {
        int[] identifiers = new int[evidence.size()];
        for (int customer : resolution.customer()) {
            identifiers[customer]++;
        }
        TreeMap<Integer, Long> sizes = new TreeMap<>();
        long customers = 0;
        for (int size : identifiers) {
            if (size > 0) {
                customers++;
                sizes.merge(size, 1L, Long::sum);
            }
        }
        List<Size> told = new ArrayList<>();
        sizes.forEach((size, n) -> told.add(new Size(size, n)));
        return new IdentitySummary(
                evidence.size(), customers, List.copyOf(told), resolution.refused(), resolution.shared());
    }
}
