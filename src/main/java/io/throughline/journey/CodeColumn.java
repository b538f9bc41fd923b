package io.throughline.journey;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * An attribute of every interaction, by row, or a trait of every customer, by slot, as dictionary codes. A customer's trait is the non-empty
 * value with the latest time, of equal times the greatest text. Cost: 4 bytes an interaction, or a customer.
 */
public final class CodeColumn {
    /** The code of an interaction or a customer without a value. */
    public static final int MISSING = -1;

    private final String name;
    private final ColumnValues values;
    private final Map<Timelines, int[]> codes;

    /** @param codes by row or slot, −1 where missing, of each timelines of the data, which are told apart by identity */
    public CodeColumn(String name, ColumnValues values, Map<Timelines, int[]> codes) {
        this.name = name;
        this.values = values;
        this.codes = new IdentityHashMap<>(codes);
    }

    public String name() {
        return name;
    }

    public ColumnValues values() {
        return values;
    }

    /** Codes by row, or by slot; readers never write. */
    public int[] codes(Timelines timelines) {
        int[] known = codes.get(timelines);
        if (known == null) {
            throw new IllegalArgumentException("timelines of other data than " + name);
        }
        return known;
    }
}
