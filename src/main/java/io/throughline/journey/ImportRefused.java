package io.throughline.journey;

/** A file or batch that is not taken as a whole; the message tells the user why, and what to do. */
public class ImportRefused extends RuntimeException {
    public ImportRefused(String message) {
        super(message);
    }

    public ImportRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
