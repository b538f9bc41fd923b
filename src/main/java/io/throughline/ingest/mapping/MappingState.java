package io.throughline.ingest.mapping;

import java.util.Map;

/** What the records of several files of one delivery share: which of them were taken, and what they look up. */
public final class MappingState {
    /** Keys of records, and of what may stand in one record only. */
    final SeenKeys taken;

    final SeenKeys once;
    final Map<String, LookupTable> tables;
    long places;

    /** @param tables by the name under which expressions see what was found */
    public MappingState(Map<String, LookupTable> tables) {
        this(tables, new SeenKeys(), new SeenKeys());
    }

    MappingState(Map<String, LookupTable> tables, SeenKeys taken, SeenKeys once) {
        this.tables = tables;
        this.taken = taken;
        this.once = once;
    }

    /** Of one file that stands alone. */
    public static MappingState alone() {
        return new MappingState(Map.of());
    }
}
