package io.throughline.ingest.format;

import java.io.IOException;
import java.util.List;

/** Rows made of records, which are closed with them. */
interface RecordRows extends RowReader {
    Records records();

    @Override
    default List<String> notes() {
        return records().notes();
    }

    @Override
    default String text() {
        return records().text();
    }

    @Override
    default String head() {
        return records().head();
    }

    @Override
    default String raw() {
        return records().raw();
    }

    @Override
    default void close() throws IOException {
        records().close();
    }
}
