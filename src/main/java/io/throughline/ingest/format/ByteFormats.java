package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Members;
import io.throughline.ingest.delivery.Source;
import io.throughline.ingest.mapping.MappingSurvey;
import io.throughline.ingest.mapping.SourceMappings;
import io.throughline.journey.ImportRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Formats that are told by the bytes a file begins with, before anything is read as text. */
final class ByteFormats {
    /** How a Parquet file begins. */
    private static final String MAGIC = "PAR1";

    /** What stands first in a log of events of objects. */
    private static final Set<String> OBJECT_CENTRIC = Set.of("object-types", "event-types", "objects", "events");

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
        Format layout = layout(name, start, source, given);
        return Optional.ofNullable(layout)
                .map(found -> SourceMappings.find(names(found), "")
                        .map(one ->
                                (Format) new MappedFormat(found, one.mapping(), "", new MappingSurvey(), one.fitting()))
                        .orElse(found));
    }

    /** Columns, or members of the first records. */
    static Set<String> names(Format format) {
        Format layout = format.plain();
        return layout instanceof TreeFormat tree
                ? tree.tells()
                : layout instanceof WorkbookFormat workbook ? new TreeSet<>(workbook.header()) : Set.of();
    }

    private static @Nullable Format layout(String name, byte[] start, Source source, Map<String, String> given)
            throws IOException {
        if (Members.isOffice(start)) {
            return WorkbookFormat.look(name, source, given.get("sheet"));
        }
        if (start.length > MAGIC.length()
                && new String(start, 0, MAGIC.length(), StandardCharsets.US_ASCII).equals(MAGIC)) {
            return ParquetFormat.look(source);
        }
        return switch (first(start)) {
            case '<' -> log(start, source, given);
            case '{' -> OcelJson.isOne(start) ? OcelFormat.look(source, false, given.get("object")) : null;
            default -> null;
        };
    }

    /** The first character, byte-order marks and blanks left out. */
    private static char first(byte[] start) {
        for (byte one : start) {
            if (one > ' ') {
                return (char) one;
            }
        }
        return ' ';
    }

    /** XML whose root is a log; null where it is another. */
    private static @Nullable Format log(byte[] start, Source source, Map<String, String> given) throws IOException {
        String root = "";
        String child = "";
        try (Xml xml = Xml.of(new ByteArrayInputStream(start))) {
            while (child.isEmpty() && xml.next()) {
                if (xml.starts()) {
                    child = root.isEmpty() ? "" : xml.name();
                    root = root.isEmpty() ? xml.name() : root;
                }
            }
        } catch (IOException | ImportRefused cutOff) {
            child = "";
        }
        if (!root.equals("log")) {
            return null;
        }
        return OBJECT_CENTRIC.contains(child)
                ? OcelFormat.look(source, true, given.get("object"))
                : XesFormat.look(source, "all".equalsIgnoreCase(given.get("lifecycle")));
    }
}
