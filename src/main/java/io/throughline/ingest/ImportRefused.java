package io.throughline.ingest;

/** A file that is refused as a whole and leaves nothing behind; the message is meant for whoever sent it. */
public class ImportRefused extends RuntimeException {
    public ImportRefused(String message) {
        super(message);
    }

    public ImportRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
