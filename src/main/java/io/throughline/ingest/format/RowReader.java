package io.throughline.ingest.format;

import io.throughline.journey.KeptRows;
import io.throughline.journey.RecordAccount;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    /** Told of each record that becomes no row. */
    @FunctionalInterface
    interface Skipped {
        void skip(RecordAccount.Fate fate, long line, String reason);
    }

    /** A record that others look something up in, as it can be read again. @param head what stands before the records of its file */
    record LookedUp(KeptRows.Original original, String head) {}

    /** Tells of records that become no rows as they are met; they can then be asked for by {@link #original}. */
    default void whenSkipped(Skipped listener) {}

    /** Tells of records that are left out but carry identifiers, as rows. */
    default void whenLeftOut(Consumer<Row> listener) {}

    /** What stands before the rows, such as titles and header, without which they cannot be read again; ends with a line end, or is empty. */
    default String head() {
        return "";
    }

    /** Records that were only looked up so far, as they can be read again; the first ones. */
    default List<LookedUp> lookedUp() {
        return List.of();
    }

    /** The current record as it can be read again under {@link #head}, whole. */
    default String raw() {
        return text();
    }

    /** The current record and where it stands. @param line of it */
    default KeptRows.Original original(long line) {
        return new KeptRows.Original("", line, raw());
    }

    /** What the current row looked like, shortened where it is long. */
    String text();

    @Override
    void close() throws IOException;

    static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
