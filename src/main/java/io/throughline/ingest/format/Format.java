package io.throughline.ingest.format;

import java.io.IOException;
import java.io.Reader;

/** How the text of a file is laid out. */
public sealed interface Format permits CsvFormat, JsonFormat {
    /** This format with what only the whole text tells, such as the names of all members. */
    Format survey(Reader text) throws IOException;

    /** Whether {@link #survey} has to see the text. */
    boolean needsSurvey();

    /** The rows of the text, which is closed with them. */
    RowReader open(Reader text) throws IOException;

    /** As a report names it. */
    String describe();
}
