package io.throughline.journey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something about an import that is kept with it: visible with it, gone with it.
 *
 * @param kind what it is about
 * @param figures texts, numbers, truths, bytes, or lists of one of them, by name; null where there is none
 */
public record ImportFact(String kind, Map<String, @Nullable Object> figures) {
    public ImportFact {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
