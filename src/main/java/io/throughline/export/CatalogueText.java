package io.throughline.export;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import io.throughline.catalogue.TouchpointEdit;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.NearestNames;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.representer.Representer;

/** What is said of touchpoints, as YAML under the key {@code touchpoints}, or as CSV with a header; an empty cell leaves things as they are. */
public final class CatalogueText {
    private static final String LIST = "touchpoints";
    private static final List<String> KEYS =
            List.of("touchpoint", "name", "channel", "kind", "stage", "owner", "conversion");
    private static final int MAX_CHARACTERS = 5_000_000;

    private CatalogueText() {}

    /**
     * Reads it.
     *
     * @param name of the file, or whatever else the text is, as faults tell it
     * @throws InvalidArgument that names the touchpoint by its place, from 1
     */
    public static List<TouchpointEdit> read(String name, String text, boolean csv) {
        if (text.length() > MAX_CHARACTERS) {
            throw new InvalidArgument(name, text.length() + " characters", "at most " + MAX_CHARACTERS);
        }
        List<Map<String, String>> rows = csv ? csv(name, text) : yaml(name, text);
        List<TouchpointEdit> edits = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < rows.size(); i++) {
            String place = LIST + "[" + (i + 1) + "]";
            TouchpointEdit edit = edit(place, rows.get(i));
            if (!ids.add(edit.id())) {
                throw new InvalidArgument(place + ".touchpoint", edit.id(), "a touchpoint that none above it is");
            }
            edits.add(edit);
        }
        return edits;
    }

    private static List<Map<String, String>> csv(String name, String text) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .allowUnclosedQuote(false)
                .ofNamedCsvRecord(text.startsWith("\ufeff") ? text.substring(1) : text)) {
            for (NamedCsvRecord row : reader) {
                requireColumns(name, row);
                rows.add(row.getFieldsAsMap());
            }
            if (rows.isEmpty() && !isHead(text)) {
                throw new InvalidArgument(name, "this content", "CSV with a first line " + String.join(",", KEYS));
            }
        } catch (CsvParseException broken) {
            throw new InvalidArgument(name, "this text", "CSV; " + broken.getMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return rows;
    }

    /** A comma that is not quoted moves what stands behind it. */
    private static void requireColumns(String name, NamedCsvRecord row) {
        List<String> cells = row.getFields();
        int columns = row.getHeader().size();
        if (cells.stream().skip(columns).anyMatch(cell -> !cell.isBlank())) {
            throw new InvalidArgument(
                    name + ", line " + row.getStartingLineNumber(),
                    cells.size() + " cells",
                    "at most " + columns + ", as in the first line; quote a cell with a comma in it");
        }
    }

    /** An export of a store without touchpoints is a head alone; any other text without a row is no catalogue. */
    private static boolean isHead(String text) {
        List<String> columns = Arrays.asList(text.replace("\ufeff", "").strip().split(","));
        return columns.contains("touchpoint") && KEYS.containsAll(columns);
    }

    private static List<Map<String, String>> yaml(String name, String text) {
        Object content = PlainYaml.read(name, text, MAX_CHARACTERS);
        if (!(content instanceof Map<?, ?> top)
                || !top.keySet().equals(Set.of(LIST))
                || !(top.get(LIST) instanceof List<?> list)) {
            throw new InvalidArgument(name, "this content", "one list under the key touchpoints:");
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (Object one : list) {
            if (!(one instanceof Map<?, ?> fields)) {
                throw new InvalidArgument(
                        LIST + "[" + (rows.size() + 1) + "]", String.valueOf(one), "keys " + String.join(", ", KEYS));
            }
            Map<String, String> row = new LinkedHashMap<>();
            fields.forEach((key, value) -> {
                if (value instanceof List || value instanceof Map) {
                    throw new InvalidArgument(LIST + "[" + (rows.size() + 1) + "]." + key, value, "a text");
                }
                row.put(String.valueOf(key), value == null ? "" : String.valueOf(value));
            });
            rows.add(row);
        }
        return rows;
    }

    private static TouchpointEdit edit(String place, Map<String, String> row) {
        for (String key : row.keySet()) {
            if (!KEYS.contains(key)) {
                throw new InvalidArgument(place, key, NearestNames.nearest(key, KEYS));
            }
        }
        String id = text(row, "touchpoint");
        if (id == null) {
            throw new InvalidArgument(place + ".touchpoint", "nothing", "a text: it is required");
        }
        return new TouchpointEdit(
                id,
                text(row, "name"),
                text(row, "channel"),
                kind(place, text(row, "kind")),
                text(row, "stage"),
                text(row, "owner"),
                conversion(place, text(row, "conversion")));
    }

    private static @Nullable Boolean conversion(String place, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new InvalidArgument(place + ".conversion", text, "true or false");
        };
    }

    private static @Nullable ChannelKind kind(String place, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return ChannelKind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidArgument(place + ".kind", text, "ONLINE, OFFLINE or HYBRID");
        }
    }

    private static @Nullable String text(Map<String, String> row, String key) {
        String text = row.getOrDefault(key, "").strip();
        return text.isEmpty() ? null : text;
    }

    /** As {@link #read} reads it. */
    public static String write(List<Touchpoint> touchpoints, boolean csv) {
        return csv ? csv(touchpoints) : yaml(touchpoints);
    }

    private static String csv(List<Touchpoint> touchpoints) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            writer.writeRecord(KEYS);
            touchpoints.forEach(one -> {
                Map<String, Object> fields = fields(one);
                writer.writeRecord(KEYS.stream()
                        .map(key -> String.valueOf(fields.getOrDefault(key, "")))
                        .toList());
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static String yaml(List<Touchpoint> touchpoints) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        options.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
        return new Yaml(new Representer(options), options)
                .dump(Map.of(
                        LIST, touchpoints.stream().map(CatalogueText::fields).toList()));
    }

    private static Map<String, Object> fields(Touchpoint one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("touchpoint", one.id());
        fields.put("name", one.name());
        put(fields, "channel", one.channel());
        put(fields, "kind", one.kind() == null ? null : one.kind().name());
        put(fields, "stage", one.stage());
        put(fields, "owner", one.owner());
        fields.put("conversion", one.conversion());
        return fields;
    }

    private static void put(Map<String, Object> fields, String key, @Nullable String value) {
        if (value != null) {
            fields.put(key, value);
        }
    }
}
