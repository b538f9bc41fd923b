package io.throughline.journey;

import java.io.InputStream;
import java.util.Map;

/** Takes a whole file in. */
public interface FileIntake {

    /**
     * Reads the body to its end and answers when what it brought is visible.
     *
     * @param options by name, as in the address of an upload; {@code source} is always among them
     * @throws ImportRefused where the file as a whole is not taken; nothing of it stays
     * @throws InvalidArgument for an option that is unknown or cannot be understood
     */
    ImportReport importFile(InputStream body, Map<String, String> options, Progress progress);

    /**
     * Reads the body as an import would, keeps nothing of it, and answers what it would make of it. Throws as {@link #importFile}.
     *
     * @param options as of an upload; {@code source} may be missing
     */
    FilePreview preview(InputStream body, Map<String, String> options);

    /** Told from time to time how far an import has come. */
    @FunctionalInterface
    interface Progress {
        void rows(long rows);
    }
}
