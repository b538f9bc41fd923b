package io.throughline.identity;

import io.throughline.identity.Resolution.Refused;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/**
 * What joining made of identifiers.
 *
 * @param identifiers that records or people spoke of
 * @param customers that they are; an identifier whose every join was refused is none, since no record is kept under it
 * @param sizes how many customers have how many identifiers, by number of identifiers
 * @param refused joins that did not take place, by name
 * @param blockedValues values that name nobody by the rules, and join nobody
 * @param blockedRecords how often records carried one
 * @param shared devices seen with more than one customer, by name
 */
public record IdentitySummary(
        long identifiers,
        long customers,
        List<Size> sizes,
        List<Refused> refused,
        long blockedValues,
        long blockedRecords,
        List<String> shared) {
    /** Customers with one number of identifiers. */
    public record Size(int identifiers, long customers) {}

    public static IdentitySummary of(Evidence evidence, Resolution resolution) {
        int[] identifiers = new int[evidence.size()];
        BitSet acting = new BitSet();
        for (int id = 0; id < identifiers.length; id++) {
            int customer = resolution.customer()[id];
            identifiers[customer]++;
            acting.set(customer, acting.get(customer) || evidence.acting.get(id));
        }
        TreeMap<Integer, Long> sizes = new TreeMap<>();
        long customers = 0;
        for (int one = acting.nextSetBit(0); one >= 0; one = acting.nextSetBit(one + 1)) {
            customers++;
            sizes.merge(identifiers[one], 1L, Long::sum);
        }
        List<Size> told = new ArrayList<>();
        sizes.forEach((size, n) -> told.add(new Size(size, n)));
        return new IdentitySummary(
                evidence.size(),
                customers,
                List.copyOf(told),
                resolution.refused(),
                evidence.blocked.values(),
                evidence.blocked.records(),
                resolution.shared());
    }
}
