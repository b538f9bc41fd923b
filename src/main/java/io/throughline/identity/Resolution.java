package io.throughline.identity;

import java.util.List;

/**
 * Customers as evidence tells them.
 *
 * @param customer by identifier: the identifier that names its customer, the strongest by kind, then the oldest
 * @param refused merges that did not take place, by name
 * @param shared devices that were seen with more than one customer, by name
 */
public record Resolution(int[] customer, List<Refused> refused, List<String> shared) {
    /**
     * A merge that did not take place.
     *
     * @param identifier the one whose links join nobody, or the first of those that would have been joined
     */
    public record Refused(String identifier, String why) {}
}
