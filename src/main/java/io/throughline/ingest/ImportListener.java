package io.throughline.ingest;

import io.throughline.journey.ImportReport;

/** Told after each import that it is stored. */
public interface ImportListener {
    /** A file; whoever sent it waits for this to return. */
    void imported(ImportReport report);

    /** Live interactions; others wait to be written while this runs. */
    void recorded(ImportReport report);
}
