package io.throughline.ingest.batch;

/** What a flagged row means: a conversion after it, or the row is the conversion itself. */
public enum ConversionRows {
    AFTER,
    SELF
}
