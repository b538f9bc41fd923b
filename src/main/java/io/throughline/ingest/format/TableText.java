package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import java.io.IOException;
import java.io.Reader;

/** A text of rows under columns, which its first lines tell. */
sealed interface TableText extends Format permits AccessLogFormat, CsvFormat {
    /** The rows of a text, which is closed with them. */
    RowReader rows(Reader text) throws IOException;

    @Override
    default RowReader open(Source source) throws IOException {
        return ToldRows.of(rows(source.text()), source);
    }
}
