package io.throughline.ingest.record;

import io.throughline.ingest.format.Row;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Columns whose values nobody may see in rows that are kept: they tell of persons, and become no more than an attribute or a trait. */
public record Masks(int[] columns) {
    /** @param personal whether nobody may see the values of a column @param uses what each column serves, as {@link RecordKind#uses} tells it */
    public static Masks of(Predicate<String> personal, List<String> header, List<String> uses) {
        return new Masks(IntStream.range(0, header.size())
                .filter(column -> isDetail(uses.get(column)))
                .filter(column -> personal.test(header.get(column)))
                .toArray());
    }

    private static boolean isDetail(String use) {
        return use.equals("attribute") || use.startsWith("trait.");
    }

    /** Covers the values of a row that is not taken. */
    public void cover(Row row) {
        for (int column : columns) {
            row.mask(column);
        }
    }
}
