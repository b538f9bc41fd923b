package io.throughline.map;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.InvalidArgument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Designs from what other tools write: CSV with the columns {@code from} and {@code to}, the sequence flows of BPMN, or the journeys of CJM XML. A name that is that of a
 * touchpoint, letter case aside, is that touchpoint; another stays as it is, and is refused when the design is applied.
 */
public final class DesignFile {
    private final String place;
    private final Map<String, String> known = new HashMap<>();

    private DesignFile(String place, Collection<Touchpoint> touchpoints) {
        this.place = place;
        touchpoints.forEach(touchpoint -> known.putIfAbsent(plain(touchpoint.name()), touchpoint.id()));
        touchpoints.forEach(touchpoint -> known.put(plain(touchpoint.id()), touchpoint.id()));
    }

    /** Throws {@link InvalidArgument}. @param place how messages name the text */
    public static MapDesign read(String place, String text, Collection<Touchpoint> touchpoints) {
        return new DesignFile(place, touchpoints).read(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    private static String plain(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private String touchpoint(String name) {
        return known.getOrDefault(plain(name), name.strip());
    }

    private MapDesign read(String text) {
        DesignSketch sketch =
                text.stripLeading().startsWith("<") ? new DesignXml(place, this::touchpoint).read(text) : csv(text);
        try {
            return sketch.design();
        } catch (InvalidArgument fault) {
            throw new InvalidArgument(place, fault.argument() + " = " + fault.value(), fault.allowed());
        }
    }

    private DesignSketch csv(String text) {
        DesignSketch sketch = new DesignSketch();
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().allowUnclosedQuote(false).ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : reader) {
                List<String> header = row.getHeader();
                if (!header.contains("from") || !header.contains("to")) {
                    throw new InvalidArgument(
                            place, String.join(",", header), "the columns from and to, BPMN or CJM XML");
                }
                String from = row.findField("from").orElse("");
                String to = row.findField("to").orElse("");
                boolean more = row.getFields().stream().skip(header.size()).anyMatch(cell -> !cell.isBlank());
                if (from.isBlank() || to.isBlank() || more) {
                    throw new InvalidArgument(
                            place + ", line " + row.getStartingLineNumber(),
                            more ? "more cells than columns" : "an empty name",
                            "names of two touchpoints, quoted where they hold a comma");
                }
                sketch.edge(touchpoint(from), touchpoint(to));
            }
        } catch (CsvParseException e) {
            throw new InvalidArgument(place, "this text", "CSV; " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sketch;
    }
}
