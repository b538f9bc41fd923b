package io.throughline.store.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node of feedback without the items that are too old.
 *
 * @param left its other properties; null where no item is left
 * @param gone how many items went
 */
record OldVoice(long seq, @Nullable Map<String, Object> left, long gone) {
    /** @param before by seq of the import: earlier items go */
    static OldVoice of(Map<String, Object> properties, Map<Long, Long> before) {
        long seq = (Long) properties.getOrDefault("import", -1L);
        long moment = before.getOrDefault(seq, Long.MIN_VALUE);
        List<?> at = (List<?>) properties.getOrDefault("at", List.of());
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < at.size(); i++) {
            if ((Long) at.get(i) >= moment) {
                kept.add(i);
            }
        }
        long gone = (long) at.size() - kept.size();
        return new OldVoice(seq, kept.isEmpty() ? null : cut(properties, kept), gone);
    }

    /** Lists run in parallel, one place an item. */
    private static Map<String, Object> cut(Map<String, Object> properties, List<Integer> kept) {
        Map<String, Object> left = new HashMap<>();
        properties.forEach((name, value) -> {
            List<Object> cells = new ArrayList<>();
            if (value instanceof List<?> list) {
                kept.forEach(place -> cells.add(list.get(place)));
            }
            left.put(name, value instanceof List<?> ? cells : value);
        });
        return left;
    }
}
