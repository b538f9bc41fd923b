package io.throughline.ingest.text;

/** A cell shows that its column is not written in the form assumed at first, so the whole column has to be looked at. */
public final class FormChanged extends RuntimeException {
    FormChanged() {
        super("a column is not in the form it began with", null, false, false);
    }
}
