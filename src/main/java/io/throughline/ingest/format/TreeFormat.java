package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import java.io.IOException;
import java.util.Set;

/** A file of bytes whose records are trees. As a table its columns are named as those of JSON. */
sealed interface TreeFormat extends Format permits XesFormat, OcelFormat, ParquetFormat {
    /** The records. @param plain without what only mappings read */
    Records records(Source source, boolean plain) throws IOException;

    /** Of all members, once the file has been surveyed. */
    JsonNames names();

    TreeFormat with(JsonNames names);

    /** What tells its system. */
    Set<String> tells();

    /** Options of the sender that its records are read by, though not its plain table. */
    default Set<String> mappedReads() {
        return Set.of();
    }

    @Override
    default boolean isText() {
        return false;
    }

    @Override
    default boolean pointsOnly() {
        return true;
    }

    @Override
    default boolean needsSurvey() {
        return true;
    }

    @Override
    default Format survey(Source source) throws IOException {
        try (Records records = records(source, true)) {
            return with(TreeRows.findNames(records));
        }
    }

    @Override
    default RowReader open(Source source) throws IOException {
        return ToldRows.of(new TreeRows(records(source, true), names()), source);
    }
}
