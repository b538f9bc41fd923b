package io.throughline.ingest;

/** An upload beyond the configured limit. */
public final class UploadTooLarge extends ImportRefused {
    public UploadTooLarge(String message) {
        super(message);
    }
}
