package io.throughline.index;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Columns of one segment that were asked for so far, as codes: of attributes by row, of traits by slot. */
final class LoadedColumns {
    private final Map<String, int[]> attributes = new ConcurrentHashMap<>();
    private final Map<String, int[]> traits = new ConcurrentHashMap<>();

    /** What is loaded by now; what either loads later is its own, since they mask other customers. */
    LoadedColumns copy() {
        LoadedColumns copy = new LoadedColumns();
        copy.attributes.putAll(attributes);
        copy.traits.putAll(traits);
        return copy;
    }

    int @Nullable [] find(ColumnKind kind, String name) {
        return of(kind).get(name);
    }

    void put(ColumnKind kind, String name, int[] codes) {
        of(kind).put(name, codes);
    }

    private Map<String, int[]> of(ColumnKind kind) {
        return kind == ColumnKind.ATTRIBUTE ? attributes : traits;
    }
}
