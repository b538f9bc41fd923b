package io.throughline.ingest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Counts of a store and of the right answers in one form, so that both can be compared. */
final class SystemAnswers {
    private SystemAnswers() {}

    static double value(MemoryStore store, boolean ofConversions) {
        return store.entries.stream()
                .filter(entry -> store.conversions.contains(entry.touchpoint()) == ofConversions)
                .mapToDouble(MemoryStore.Entry::value)
                .filter(value -> !Double.isNaN(value))
                .sum();
    }

    static double total(JsonNode byCurrency) {
        return byCurrency
                .propertyStream()
                .mapToDouble(one -> Double.parseDouble(one.getValue().asString()))
                .sum();
    }

    static long sum(JsonNode reasons) {
        return longs(reasons).values().stream().mapToLong(n -> n).sum();
    }

    static Map<String, Long> longs(JsonNode counts) {
        Map<String, Long> all = new TreeMap<>();
        counts.propertyStream()
                .forEach(one -> all.put(one.getKey(), one.getValue().asLong()));
        return all;
    }

    static Map<String, Long> counts(MemoryStore store, Function<MemoryStore.Entry, String> what) {
        List<String> all =
                store.entries.stream().map(what).filter(name -> name != null).toList();
        return new TreeMap<>(all.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting())));
    }
}
