package io.throughline.ingest;

import io.throughline.journey.ImportRefused;

/** An upload beyond the configured limit. */
final class UploadTooLarge extends ImportRefused {
    UploadTooLarge(String message) {
        super(message);
    }
}
