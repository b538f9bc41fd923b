package io.throughline.map;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A map as it was published, with the figures it was based on.
 *
 * @param number from 1
 * @param seq the version of the data that told the figures
 * @param yaml as an export writes it
 * @param figures as {@link MapFigures} wrote them
 */
public record MapVersion(
        String map,
        int number,
        Instant at,
        String by,
        @Nullable String note,
        long seq,
        String yaml,
        String figures) {
    public MapVersion {
        Checked.text("note", note);
    }
}
