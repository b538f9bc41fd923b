package io.throughline.journey;

import java.util.List;

/**
 * Identifiers that an event carried.
 *
 * @param customer the id under which the event's interactions are kept
 * @param system what that id is a key of, where it is none of the identifiers
 * @param at microseconds UTC; {@link EvidenceRow#NO_TIME} where the event has no time
 * @param kinds of the values, in their order
 */
public record LiveIdentifiers(String customer, String system, long at, List<String> kinds, List<String> values) {
    public LiveIdentifiers {
        kinds = List.copyOf(kinds);
        values = List.copyOf(values);
    }
}
