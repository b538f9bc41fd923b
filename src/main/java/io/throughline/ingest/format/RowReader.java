package io.throughline.ingest.format;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a file in their order, whatever its format. */
public interface RowReader extends AutoCloseable {
    /** Longest text of a row that is shown. */
    int SHOWN = 1_000;

    /** Names of the columns as the file spells them. */
    List<String> header();

    /** The next row, the same object each time; null at the end. */
    @Nullable
    Row next() throws IOException;

    /** Lines before the header. */
    default List<String> titles() {
        return List.of();
    }

    /** Records that are no rows since nobody wants them, by reason. */
    default Map<String, Long> leftOut() {
        return Map.of();
    }

    /** Records that are no rows since another of the file says the same, by reason. */
    default Map<String, Long> duplicates() {
        return Map.of();
    }

    /** Whether the current row is of the same record as the one before. */
    default boolean continues() {
        return false;
    }

    /** Told that the current row was taken in. */
    default void taken() {}

    /** What else the report should say once the last row is read. */
    default List<String> notes() {
        return List.of();
    }

    /** What the current row looked like, shortened where it is long. */
    String text();

    @Override
    void close() throws IOException;

    static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
