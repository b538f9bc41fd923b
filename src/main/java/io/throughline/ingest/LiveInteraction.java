package io.throughline.ingest;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An interaction that arrives by itself, not in a file. It is judged by the rules of rows when it is imported.
 *
 * @param at microseconds UTC
 * @param conversion flags a conversion after it
 */
public record LiveInteraction(
        String customer,
        long at,
        String touchpoint,
        @Nullable String channel,
        @Nullable String campaign,
        @Nullable Double value,
        boolean conversion,
        @Nullable String key,
        Map<String, String> attributes) {
    public LiveInteraction {
        attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** As one line of text, for a rejection. */
    String text() {
        return String.join(",", customer, String.valueOf(at), touchpoint);
    }
}
