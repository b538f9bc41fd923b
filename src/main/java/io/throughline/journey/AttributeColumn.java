package io.throughline.journey;

import java.util.IdentityHashMap;
import java.util.Map;

/** One attribute of every interaction as dictionary codes. Cost: 4 bytes an interaction. */
public final class AttributeColumn {
    /** The code of an interaction without the attribute. */
    public static final int MISSING = -1;

    private final String name;
    private final Values values;
    private final Map<Timelines, int[]> codes;

    /** @param codes by row, −1 where missing, of each timelines of the data, which are told apart by identity */
    public AttributeColumn(String name, Values values, Map<Timelines, int[]> codes) {
        this.name = name;
        this.values = values;
        this.codes = new IdentityHashMap<>(codes);
    }

    public String name() {
        return name;
    }

    public Values values() {
        return values;
    }

    /** Codes by row; readers never write. */
    public int[] codes(Timelines timelines) {
        int[] rows = codes.get(timelines);
        if (rows == null) {
            throw new IllegalArgumentException("timelines of other data than attribute " + name);
        }
        return rows;
    }
}
