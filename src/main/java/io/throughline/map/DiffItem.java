package io.throughline.map;

import org.jspecify.annotations.Nullable;

/**
 * One place where two maps differ in what people wrote.
 *
 * @param path such as {@code stages/purchase/owner}
 * @param before null where it was added
 * @param after null where it was removed
 */
public record DiffItem(
        String path,
        Kind change,
        @Nullable String before,
        @Nullable String after) {

    static DiffItem of(String path, @Nullable String before, @Nullable String after) {
        return new DiffItem(
                path, before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED, before, after);
    }

    /** What happened to it. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }
}
