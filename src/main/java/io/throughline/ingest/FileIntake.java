package io.throughline.ingest;

import io.throughline.ingest.record.ImportOptions;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import java.io.InputStream;

/** Takes a whole file in, as it is sent. */
public interface FileIntake {

    /**
     * Reads the body to its end and answers when what it brought is visible.
     *
     * @param options name the source
     * @throws ImportRefused where the file as a whole is not taken; nothing of it stays
     */
    ImportReport importFile(InputStream body, ImportOptions options, Progress progress);

    /**
     * Reads the body as an import would, keeps nothing of it, and answers what it would make of it. Throws as {@link #importFile}.
     *
     * @param options as of an upload; the source may be missing
     */
    FilePreview preview(InputStream body, ImportOptions options);

    /** Keeps a file for a while so that it can be previewed more than once and imported; returns its id. */
    String keep(InputStream body);

    /** What an import of a kept file would make of it, as {@link #preview}. */
    FilePreview previewKept(String upload, ImportOptions options);

    /** Imports a kept file, as {@link #importFile}, and forgets it. */
    ImportReport importKept(String upload, ImportOptions options);

    /** Told from time to time how far an import has come. */
    @FunctionalInterface
    interface Progress {
        void rows(long rows);
    }
}
