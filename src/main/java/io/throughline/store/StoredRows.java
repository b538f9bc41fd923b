package io.throughline.store;

import io.throughline.journey.TimelineSource.StoredTimeline;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** A timeline node as the index reads it. Of a packed one only rows of visible imports are read. */
final class StoredRows {
    private StoredRows() {}

    /** @param sources source of each visible import, by seq */
    static StoredTimeline of(Record row, Map<Long, String> sources) {
        int[] places = places(row, sources);
        Value imports = row.get("imports");
        String[] sourceOfRow = imports.isNull()
                ? null
                : IntStream.of(places)
                        .mapToObj(i -> sources.getOrDefault(imports.get(i).asLong(), ""))
                        .toArray(String[]::new);
        long order = row.get("import").asLong();
        return new StoredTimeline(
                row.get("ordinal").asInt(),
                row.get("id").asString(),
                order,
                row.get("part").asInt(),
                sources.getOrDefault(order, ""),
                sourceOfRow,
                StoredTimelines.clock(row.get("clock")),
                longs(row.get("at"), places),
                codes(row.get("touchpoints"), places),
                codes(row.get("channels"), places),
                codes(row.get("campaigns"), places),
                values(row.get("values"), places),
                derived(row.get("derived"), places));
    }

    /** Places of the rows that are visible, ascending. */
    static int[] places(Record row, Map<Long, String> sources) {
        Value imports = row.get("imports");
        return IntStream.range(0, row.get("at").size())
                .filter(i ->
                        imports.isNull() || sources.containsKey(imports.get(i).asLong()))
                .toArray();
    }

    private static long[] longs(Value list, int[] places) {
        long[] longs = new long[places.length];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = list.get(places[i]).asLong();
        }
        return longs;
    }

    /** Codes; all missing where there is no list. */
    private static int[] codes(Value list, int[] places) {
        int[] codes = new int[places.length];
        if (list.isNull()) {
            Arrays.fill(codes, -1);
            return codes;
        }
        for (int i = 0; i < codes.length; i++) {
            codes[i] = list.get(places[i]).asInt();
        }
        return codes;
    }

    private static double @Nullable [] values(Value list, int[] places) {
        if (list.isNull()) {
            return null;
        }
        double[] values = new double[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(places[i]).asDouble();
        }
        return values;
    }

    private static boolean @Nullable [] derived(Value marked, int[] places) {
        if (marked.isNull()) {
            return null;
        }
        boolean[] derived = new boolean[places.length];
        for (Value place : marked.values()) {
            int found = Arrays.binarySearch(places, place.asInt());
            if (found >= 0) {
                derived[found] = true;
            }
        }
        return derived;
    }
}
