package io.throughline.ingest.record;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.format.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one file into an open import. */
public interface RecordReader {
    /** Takes a row in; returns why it is refused, or null. */
    @Nullable
    String take(Row row);

    /** Takes the identifiers of a record that nobody wants as an interaction. */
    default void identify(Row row) {}

    /** Ends after the last row: what the report should say. @throws io.throughline.journey.ImportRefused where the file cannot be understood as a whole */
    List<String> finish();

    /** Where rows are counted and refused. */
    BatchWriter writer();
}
