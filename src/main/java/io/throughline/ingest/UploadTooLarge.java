package io.throughline.ingest;

import io.throughline.journey.ImportRefused;

/** An upload beyond the configured limit. */
public final class UploadTooLarge extends ImportRefused {
    public UploadTooLarge(String message) {
        super(message);
    }
}
