package io.throughline.journey;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One interaction as a client reports it; attributes keep their order.
 *
 * @param order the order it belongs to: tells what is one conversion
 * @param sequence orders equal times
 */
public record LiveInteraction(
        String customer,
        Instant at,
        String touchpoint,
        @Nullable String channel,
        @Nullable String campaign,
        @Nullable Double value,
        boolean conversion,
        @Nullable String key,
        @Nullable String order,
        @Nullable Double sequence,
        Map<String, String> attributes) {
    public LiveInteraction {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** Microseconds since 1970, UTC; Long.MAX_VALUE or MIN_VALUE for what lies beyond. */
    public long micros() {
        try {
            return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
        } catch (ArithmeticException beyond) {
            return at.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** As one line of text, for a rejection. */
    public String text() {
        return String.join(",", customer, at.toString(), touchpoint);
    }
}
