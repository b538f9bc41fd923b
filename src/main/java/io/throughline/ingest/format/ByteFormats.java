package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Members;
import io.throughline.ingest.delivery.Source;
import io.throughline.ingest.mapping.MappingSurvey;
import io.throughline.ingest.mapping.SourceMappings;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Formats that are told by the bytes a file begins with, before anything is read as text. */
final class ByteFormats {
    private ByteFormats() {}

    /**
     * Empty where the file is a text.
     *
     * @param start its first bytes, unpacked
     * @param source opened where it is needed
     * @param given options of the sender by name
     */
    static Optional<Format> recognise(String name, byte[] start, Source source, Map<String, String> given)
            throws IOException {
        Format layout = Members.isOffice(start) ? WorkbookFormat.look(name, source, given.get("sheet")) : null;
        return Optional.ofNullable(layout)
                .map(found -> SourceMappings.find(names(found), "")
                        .map(one ->
                                (Format) new MappedFormat(found, one.mapping(), "", new MappingSurvey(), one.doubt()))
                        .orElse(found));
    }

    /** Columns, or members of the first records. */
    static Set<String> names(Format format) {
        return format.plain() instanceof WorkbookFormat workbook ? new TreeSet<>(workbook.header()) : Set.of();
    }
}
