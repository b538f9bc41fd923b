package io.throughline.journey;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One interaction as a client reports it; attributes keep their order. */
public record LiveInteraction(
        String customer,
        Instant at,
        String touchpoint,
        @Nullable String channel,
        @Nullable String campaign,
        @Nullable Double value,
        boolean conversion,
        @Nullable String key,
        Map<String, String> attributes) {
    public LiveInteraction {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
