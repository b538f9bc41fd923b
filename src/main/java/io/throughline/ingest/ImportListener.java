package io.throughline.ingest;

import io.throughline.journey.ImportReport;

/** Told after each import that it has become visible. */
@FunctionalInterface
public interface ImportListener {
    void imported(ImportReport report);
}
