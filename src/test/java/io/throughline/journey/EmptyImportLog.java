package io.throughline.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers of a log with no imports in it, for stores of tests that only take imports. */
public interface EmptyImportLog extends ImportLog {
    @Override
    default ImportSession openInstead(String replaced, String source, boolean takesSampleOut) {
        throw new ImportRefused("replaces=" + replaced + " is neither a source nor the id of an import");
    }

    @Override
    default boolean remove(String importId, String who, String action) {
        return false;
    }

    @Override
    default List<ImportReport> listImports(int first, @Nullable String after) {
        return List.of();
    }

    @Override
    default boolean isEmpty() {
        return true;
    }
}
